"""The dialogs in which the user joins two people, or separates a name from a person."""
