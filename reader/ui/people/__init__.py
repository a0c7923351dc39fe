"""The dialogs in which the reader joins two people, or parts a name from a person."""
