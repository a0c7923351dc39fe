"""warreader: a terminal reader for war bulletins that reads them first and marks the evidence."""

__version__ = "0.1.0"
