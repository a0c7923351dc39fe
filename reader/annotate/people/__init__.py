"""Finds the names in a bulletin and makes its roster of people from them."""
