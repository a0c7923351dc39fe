"""What the terminal sends, turned into keys alone."""
