"""Limits the time that hostile text can take."""
