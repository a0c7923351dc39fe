"""Compares annotated bulletins with each other: pure functions, no clock, no network, no index."""
