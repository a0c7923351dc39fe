"""Shows two publishers' texts of one story: what differs, and both beside each other."""
