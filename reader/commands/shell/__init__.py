"""Verbs for the shell: completion and the manual page."""
