"""Turns rows of quotes, people, figures and threads into the lines of a list."""
