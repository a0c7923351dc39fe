"""The pages behind rows: of a person, and of a series."""
