"""Turns text files of words into sets and tables; general English, not one publisher's."""
