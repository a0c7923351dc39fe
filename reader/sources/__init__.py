"""Paths and standard input to documents; the only input that touches the world."""

from reader.sources.document import Candidate, Document, PassedOver
from reader.sources.find import Found, find_candidates
from reader.sources.read import read_document, take

__all__ = [
    "Candidate",
    "Document",
    "Found",
    "PassedOver",
    "find_candidates",
    "read_document",
    "take",
]
