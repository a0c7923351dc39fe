"""Verbs that ask: they print what they find, and their exit statuses follow grep."""
