"""What Discord accepts: limits and rates, the shapes of requests, the rules between their parts."""
