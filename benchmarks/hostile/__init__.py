"""Hostile files, texts and lines, and what the fuzzer feeds."""
