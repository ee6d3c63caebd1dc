"""Brings daily questions into their channels: the limiter, the sender, and what drives them."""
