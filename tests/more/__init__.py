"""Tests that need programs which not every machine has: `make check-more` runs them."""
