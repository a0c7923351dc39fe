"""Turns a draft into a bulletin: sections, credits, date."""
