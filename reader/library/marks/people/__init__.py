"""Marks about people: the reader's decisions that two are the same person, or not."""
