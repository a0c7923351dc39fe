"""A line of the search language to the developments that fit it, and to the places in them."""
