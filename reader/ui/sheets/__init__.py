"""Shows the page of what a row stands for, and the texts that its lines lead to."""
