"""Turns cues into stances (denies, withholds, asks, wants) and the words that each governs."""
