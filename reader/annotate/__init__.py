"""Text to spans: who said what, which numbers, which dates; pure, and in a visible order."""

from reader.annotate.run import RULES_VERSION, annotate

__all__ = ["RULES_VERSION", "annotate"]
