"""Words to date mentions, resolved against a reference day."""
