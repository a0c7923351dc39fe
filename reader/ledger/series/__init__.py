"""Joins the claims of many bulletins into series: one quantity, whoever gives a number for it.

Pure functions.  Missing a join costs less than a wrong one: what is not clear stays apart.
"""
