"""Turns addresses (paths, standard input) into documents; no other package reads sources."""

from reader.sources.document import Candidate, Document, Found, PassedOver
from reader.sources.retrievers import find_candidates, read_document
from reader.sources.standard_input import read_stdin

__all__ = [
    "Candidate",
    "Document",
    "Found",
    "PassedOver",
    "find_candidates",
    "read_document",
    "read_stdin",
]
