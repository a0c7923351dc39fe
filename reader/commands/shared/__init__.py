"""What verbs share: arguments, sources and the library, printed bulletins, streams, statuses."""
