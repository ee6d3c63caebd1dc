"""What runs in phases: their timer, and the assessment after them."""
