"""Keeps earlier versions of texts that changed, and compares them with what stands there now."""
