"""Verbs that ask: what is found is printed, and the exit status is that of grep."""
