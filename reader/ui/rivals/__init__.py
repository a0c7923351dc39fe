"""Shows two publishers' texts of one story: the differences, and both side by side."""
