"""The steps of comparing two annotated bulletins; `ledger/changes.py` runs them."""
