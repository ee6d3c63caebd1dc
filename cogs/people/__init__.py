"""Members and servers: settings, boards, and what is stored."""
