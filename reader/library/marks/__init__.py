"""The reader's own marks: an append-only text file for each computer, merged by a counter.

`record` is a line, `files` reads the folder, `append` writes to it, `keeper` is the thread that
does both, `ledger` what follows from all records.
"""
