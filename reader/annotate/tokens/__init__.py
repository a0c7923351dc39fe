"""Text to tokens, sentences and phrases, which the rules of the other parts read."""
