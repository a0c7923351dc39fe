"""Units to one bulletin: sections, credits, date."""
