"""Joins the claims of many bulletins into series: one quantity, whoever gives a number for it.

Pure functions.  A missing join is better than a wrong one, so what is not clear stays apart.
"""
