"""What a process sets of itself: limits of time and memory, and when garbage is collected."""
