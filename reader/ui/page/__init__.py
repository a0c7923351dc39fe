"""Text to lines of terminal cells: wrapping, walking, looks."""
