"""Trials of the promises about marks and crashes, and planted faults."""
