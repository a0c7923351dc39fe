"""Finds the developments that match a query, and the places of the matches."""
