"""Drawings of a system: how one is typed; later also how it becomes a picture."""
