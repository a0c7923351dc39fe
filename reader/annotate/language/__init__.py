"""Detects the language of each block of text."""
