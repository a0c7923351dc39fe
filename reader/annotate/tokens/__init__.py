"""Splits text into tokens, sentences and phrases, which all rules of the annotator read."""
