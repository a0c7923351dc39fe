"""Shows the page of a person, a series or what is new, whose lines lead to texts."""
