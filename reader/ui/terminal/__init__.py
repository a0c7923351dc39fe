"""All that replaces or reaches into the framework's driver and compositor."""
