"""Finds the speakers of a transcript: labels and the words spoken after them."""
