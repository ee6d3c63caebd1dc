"""What runs in phases: its timer, and the assessment after it."""
