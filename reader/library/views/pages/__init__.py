"""Pages of what rows stand for: a person, a series."""
