"""What one member sees of their interview."""
