"""Marks made in this session: those not on the disk yet, and how to take them back."""
