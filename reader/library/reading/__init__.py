"""Updates the index from the sources; many files are read in worker processes."""
