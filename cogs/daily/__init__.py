"""`/daily`, and the buttons of daily questions."""
