"""One page of HTML with highlights and drawings, which needs nothing from elsewhere."""
