"""Compares annotated bulletins with each other: pure functions without clock, network or index."""
