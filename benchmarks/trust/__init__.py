"""Trials of what is promised of marks, crashes and planted faults."""
