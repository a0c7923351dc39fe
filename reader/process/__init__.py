"""Settings of the process itself: limits of time and memory, and pauses of garbage collection."""
