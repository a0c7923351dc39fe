"""Brings the index up to date with the sources; many files are read in worker processes."""
