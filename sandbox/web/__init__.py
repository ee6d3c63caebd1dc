"""The server side of the page: what it shows, and the acts of those who are at it."""
