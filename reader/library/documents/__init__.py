"""Keeps earlier versions of texts that changed, and compares them with the present texts."""
