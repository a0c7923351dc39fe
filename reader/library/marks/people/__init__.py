"""Marks about people: the decisions that two are one, or not."""
