"""Stores in the index what the ledger joins over all bulletins: people, and series of figures."""
