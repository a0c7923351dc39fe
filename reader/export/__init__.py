"""What the library holds to text that leaves the program: Markdown, plain text, JSON, citations."""
