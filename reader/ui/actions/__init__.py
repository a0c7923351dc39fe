"""What a reader can do: a function an action, and a table that gives each its keys and words."""
