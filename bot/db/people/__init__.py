"""Members, servers, and their totals."""
