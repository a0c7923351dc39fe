"""Lines and markup to units: headings, paragraphs, times, credits."""
