"""Turns a query into the matching developments and the places of the matches."""
