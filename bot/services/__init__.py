"""What the bot can do, in plain synchronous code: one public method is one transaction."""
