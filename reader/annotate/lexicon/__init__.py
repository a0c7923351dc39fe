"""Loads word lists from text files: general English vocabulary, specific to no publisher."""
