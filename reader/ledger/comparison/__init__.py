"""The steps by which two annotated bulletins are compared; `ledger/changes.py` runs them."""
