"""Brings into channels what the record says: daily questions, rounds, design interviews."""
