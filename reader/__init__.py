"""warreader: a terminal news reader that marks who said what, and whose number it is."""

__version__ = "0.1.0"
