"""Lists of views whose rows are no developments."""
