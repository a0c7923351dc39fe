"""The reader's marks: append-only text files, one for each computer, merged by a counter.

`records` encodes and decodes one line, `files` reads a folder, `append` and `compact` write,
`writer_thread` runs both in the background, `state` merges all records into the marks in force, and
`snapshot` stores these in the index for the first screen. See docs/trust.md.
"""
