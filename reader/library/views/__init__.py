"""What the lists show: bulletins in order, their rows, and the counts."""
