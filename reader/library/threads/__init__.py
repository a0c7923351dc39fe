"""Links developments of different days to threads: computed once, stored in the index, queried."""
