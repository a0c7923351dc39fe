"""Loads word lists from text files into sets and tables: general English, of no one publisher."""
