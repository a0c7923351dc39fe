"""Word lists as text files, and the functions that read them; general English, no publisher's."""
