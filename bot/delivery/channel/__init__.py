"""What keeps the cards of channel interviews true."""
