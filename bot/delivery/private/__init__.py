"""What reaches the thread of one member."""
