"""The SQLite index: creating, opening, recovering, writing and reading it."""
