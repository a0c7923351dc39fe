"""Code that verbs share: arguments, sources, the library, printing, streams and exit statuses."""
