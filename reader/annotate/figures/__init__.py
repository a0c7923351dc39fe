"""Turns numbers into figures: value or range, unit, thing counted, claimant."""
