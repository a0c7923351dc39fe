"""All code that replaces or uses private parts of Textual's driver and compositor."""
