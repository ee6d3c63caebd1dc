"""Whiteboard, a Discord bot for mock system-design interviews."""
