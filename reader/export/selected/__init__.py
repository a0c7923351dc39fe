"""What is exported together, as a document, a table, or citations for other programs."""
