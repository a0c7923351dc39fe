"""Results joined over all bulletins, cached for lists and pages until the index changes."""
