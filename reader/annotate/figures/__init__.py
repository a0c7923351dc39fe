"""Turns numbers into figures: value or range, unit, what is counted, claimant."""
