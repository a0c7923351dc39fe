"""Shows the added sources, fetches them, adds and removes some."""
