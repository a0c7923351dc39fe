"""Keeps fetched documents and the earlier versions of changed texts, and compares versions."""
