"""Maps a theme to the colours of the roles that the style sheets use."""
