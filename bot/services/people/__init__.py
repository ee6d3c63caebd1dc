"""Members and servers: their settings, records and boards."""
