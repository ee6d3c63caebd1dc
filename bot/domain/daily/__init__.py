"""Daily schedules, and the questions posted for them."""
