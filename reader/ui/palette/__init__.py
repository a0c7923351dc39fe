"""The command palette, which opens with `:`."""
