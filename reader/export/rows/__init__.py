"""The rows of verbs and views, in every form in which they are printed."""
