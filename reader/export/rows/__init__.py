"""Rows of verbs and views in every form that they are printed in."""
