"""What brings daily questions into their channels, once."""
