"""Decides which report a quotation belongs to, by the clauses of its sentence."""
