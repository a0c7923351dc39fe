"""Whether two texts are the same development."""
