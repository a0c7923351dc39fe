"""Finds a figure's quantity from the words around it and from the figures before it."""
