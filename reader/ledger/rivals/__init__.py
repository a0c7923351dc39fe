"""Compares rivals: texts in which two publishers tell one story on about the same day."""
