"""Completes figures from others of the same block: nouns, units and outcomes."""
