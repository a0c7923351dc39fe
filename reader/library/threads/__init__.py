"""The links between developments of different days: made once, kept in the index, and asked for."""
