"""Counts the results of saved filters and shows the filters below the list."""
