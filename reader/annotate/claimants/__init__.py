"""Finds the claimants of figures: the people and bodies who give the numbers."""
