"""What Discord accepts: the shapes of requests, and the rules between their parts."""
