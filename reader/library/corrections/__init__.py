"""The reader's corrections of quotes and figures: their keys, and what they change."""
