"""Provides `blake2b` without importing `hashlib`, which loads the OpenSSL library.

OpenSSL would take a tenth of the program's memory, and the first screen needs no other hash.
"""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
