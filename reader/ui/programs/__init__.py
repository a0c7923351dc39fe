"""Runs the reader's own programs: a command, an editor, a browser."""
