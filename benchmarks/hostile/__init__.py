"""Hostile files, texts and lines, and the checks of the fuzzer."""
