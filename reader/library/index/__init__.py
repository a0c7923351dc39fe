"""The SQLite index: made, opened, recovered, written and read."""
