"""Paths and standard input to documents; the only input that touches the world."""

from reader.sources.document import Candidate, Document, PassedOver
from reader.sources.find import Found, find
from reader.sources.read import read, take

__all__ = ["Candidate", "Document", "Found", "PassedOver", "find", "read", "take"]
