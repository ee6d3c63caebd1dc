"""The world in memory: its things, what may happen to them, and the news of it."""
