"""The bot's own process: started, ended, and started anew."""
