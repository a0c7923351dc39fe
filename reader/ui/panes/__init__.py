"""The panes of the reading screen and the lines above and below them."""
