"""Runs the user's own programs: a command, an editor, a browser."""
