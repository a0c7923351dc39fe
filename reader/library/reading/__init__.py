"""Sources to the index: what changed is read, in worker processes where it is much."""
