"""Daily questions and their schedules."""
