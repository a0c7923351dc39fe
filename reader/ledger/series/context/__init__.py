"""Tells what a figure is a number of by the words around it and by the figures before it."""
