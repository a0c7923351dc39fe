"""Filters the terminal's input so that only keys are left."""
