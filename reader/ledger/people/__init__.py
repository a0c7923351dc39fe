"""Joins the people and bodies of many bulletins: each gets one entry with all of its names.

Pure functions. A missing join is better than a wrong one, so uncertain names stay apart.
"""
