"""Links developments of different days that tell one story: threads.

Pure functions, no model.  A missing link costs less than a wrong one.
"""
