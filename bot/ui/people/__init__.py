"""Members and servers: boards, settings, and their data."""
