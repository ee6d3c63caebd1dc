"""Drawings in words and on cards."""
