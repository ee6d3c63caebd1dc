"""The timers and notes of what runs in phases."""
