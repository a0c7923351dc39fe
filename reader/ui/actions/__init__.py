"""Implements the actions of `reader.ui.table`, one function each."""
