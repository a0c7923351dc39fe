"""Turns blocks of text into the languages that they are written in."""
