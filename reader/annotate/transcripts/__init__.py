"""Finds who speaks where a text is a transcript: a label and the words that were spoken."""
