"""Compares rivals: texts of two publishers on one story of about the same day."""
