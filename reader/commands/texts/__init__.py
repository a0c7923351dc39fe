"""Verbs that read texts: `extract` to JSON, `index` into the index, and `schema`."""
