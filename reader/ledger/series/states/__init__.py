"""Finds what a number is of: a place, a day, a whole land, a disaster, a state that lasts."""
