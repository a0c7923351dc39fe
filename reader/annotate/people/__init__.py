"""Words to names, and names to the roster of a bulletin."""
