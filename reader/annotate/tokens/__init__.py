"""Turns text into tokens, sentences and phrases, which the rules of the other parts read."""
