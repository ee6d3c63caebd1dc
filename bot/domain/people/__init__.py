"""Members and servers: their zones, streaks and places on a board."""
