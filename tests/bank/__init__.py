"""The bank: how its files are read, held to the rules, and searched."""
