"""The reader's corrections of quotes and figures: what they are stored under, what they change."""
