"""Verbs that ask: they print what is found, and their exit status follows grep."""
