"""Verbs that read texts: into JSON, or into the index."""
