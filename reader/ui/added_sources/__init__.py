"""Shows the added sources, fetches them, and adds and removes sources."""
