"""Joins the people and bodies of many bulletins: the same one under all its names is one entry.

Pure functions.  Missing a join costs less than a wrong one: what is not clear stays apart.
"""
