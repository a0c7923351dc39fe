"""blake2b as hashlib has it, without the library for TLS that hashlib loads for its other hashes.

The reading screen needs no other hash, and that library is a tenth of the program's memory.
"""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
