"""Daily schedules, and what was posted for them."""
