"""Links developments of different days on one story into threads.

Pure functions without a trained model. A missing link is better than a wrong one.
"""

LINKS_VERSION = 61
"""The version of these rules: links made by other versions are made again."""
