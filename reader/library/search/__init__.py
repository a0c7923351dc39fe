"""Turns a line of the search language into matching developments and places in them."""
