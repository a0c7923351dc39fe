"""Finds boxes of a page that hold no text of it, by what they say."""
