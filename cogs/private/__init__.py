"""What one member is interviewed in alone."""
