"""What figures in one block have of each other: nouns, units, and what befell those counted."""
