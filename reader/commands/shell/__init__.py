"""Verbs for the shell that the command is typed in."""
