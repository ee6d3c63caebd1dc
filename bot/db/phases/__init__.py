"""The timers of what runs in phases."""
