"""Joins the people and bodies of many bulletins: each is one entry with all of its names.

Pure functions.  A missing join is better than a wrong one, so what is not clear stays apart.
"""
