"""Pictures that are drawn here; the one room that knows Pillow."""
