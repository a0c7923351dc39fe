"""The pages of a person, a series and what is new; their lines lead to texts."""
