"""Verbs that read texts: `extract` into JSON, `index` into the index."""
