"""Turns figures into figures with the people whose word they are."""
