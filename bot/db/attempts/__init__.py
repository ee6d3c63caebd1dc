"""Attempts, what their members know since, and what a grade is reckoned from."""
