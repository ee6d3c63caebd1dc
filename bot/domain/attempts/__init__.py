"""What an attempt is: its occasion, grade, points, memory, and what its cards show."""
