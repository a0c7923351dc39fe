"""Marks whose text is read, but no longer has the development that they were made on."""
