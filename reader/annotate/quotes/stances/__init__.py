"""Reads stances from cues (denies, withholds, asks, wants), and the words that each governs."""
