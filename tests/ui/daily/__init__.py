"""Cards of daily questions."""
