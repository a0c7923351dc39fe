"""Numbers to figures: value or range, unit, what is counted, claimant."""
