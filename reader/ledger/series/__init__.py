"""Groups the claims of many bulletins into series: the numbers of all claimants for one quantity.

Pure functions. A missing join is better than a wrong one, so uncertain claims stay apart.
"""
