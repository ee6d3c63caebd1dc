"""What a channel sees of its interview, and each member of their own part."""
