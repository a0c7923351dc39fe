"""Turns rows of what was found in texts into the lines of a list."""
