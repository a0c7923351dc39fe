"""Mentions of speakers that are no names: whom each of them stands for."""
