"""The links between developments of different days: computed once, stored in the index, queried."""
