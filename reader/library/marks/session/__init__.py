"""The marks of this session: those that are not on disk yet, and how to undo them."""
