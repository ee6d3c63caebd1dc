"""What the buttons and forms of an attempt share."""
