"""Daily schedules, their posts, and the answers to them."""
