"""Builds one HTML page with highlights and charts, which loads nothing."""
