"""What members typed at length, as Markdown that can do no harm."""
