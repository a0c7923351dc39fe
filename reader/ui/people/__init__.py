"""Asks whom the reader joins with whom, and whom they part."""
