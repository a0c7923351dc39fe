"""Keys: the names that a config may use, and the time of the last key press."""
