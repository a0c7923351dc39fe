"""The rows of verbs and views, in every format in which they are printed."""
