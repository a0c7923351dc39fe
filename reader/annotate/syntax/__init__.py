"""Parses words with part-of-speech letters into clauses: a shallow parse."""
