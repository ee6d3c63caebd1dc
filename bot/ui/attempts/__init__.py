"""What an attempt shows, whatever it answers."""
