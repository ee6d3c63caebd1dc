"""Attempts: how they are written, graded and looked at again."""
