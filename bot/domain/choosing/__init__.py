"""What may be asked, and what is asked next."""
