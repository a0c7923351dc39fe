"""Everything that replaces or uses private parts of the framework's driver and compositor."""
