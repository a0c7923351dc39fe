"""The media types of text alone: what sources do when no other format can be read."""

TEXT_TYPES = {".txt": "text/plain", ".md": "text/markdown"}
