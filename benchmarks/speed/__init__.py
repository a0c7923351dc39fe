"""Times of single parts, and of use over slow lines and for long."""
