"""The sandbox's page, driven by a real browser."""
