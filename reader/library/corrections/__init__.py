"""The reader's corrections of quotes and figures: how they are stored, and what they change."""
