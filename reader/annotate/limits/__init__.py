"""Bounds on the time that hostile text can cost."""
