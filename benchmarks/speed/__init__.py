"""Measurements of single parts, of slow lines and of long use."""
