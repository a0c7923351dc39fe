"""Stores in the index what is joined over all bulletins: people, and series of figures."""
