"""Keys: what their names in a config may be, and when the last one was pressed."""
