"""Documents to bulletins, one format a file, tried in order; pure functions of the text."""

from reader.parse.run import PARSE_VERSION, Readable, parse

__all__ = ["PARSE_VERSION", "Readable", "parse"]
