"""The sandbox is as strict as Discord: it is held to that by a real discord.py."""
