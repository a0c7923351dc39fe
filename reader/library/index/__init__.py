"""The SQLite index: creates, opens, recovers, writes and reads it."""
