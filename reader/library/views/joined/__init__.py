"""What is joined over all bulletins, kept for lists and pages until they change."""
