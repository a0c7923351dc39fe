"""Links developments of different days that tell one story: threads.

Pure functions, no trained model.  A missing link is better than a wrong one.
"""

LINKS_VERSION = 8
"""The version of these rules: links that others made are made anew."""
