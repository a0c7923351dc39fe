"""The reader's marks: append-only text files, one a computer, merged by a counter.

`records` encodes and decodes one line, `files` reads a folder, `append` and `compact` write,
`writer_thread` runs both in the background, `state` merges all records to the marks that are in
force, `snapshot` stores those in the index for the first screen. See docs/trust.md.
"""
