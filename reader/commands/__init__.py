"""The verbs of the command line, one a file; `registry.COMMANDS` lists them."""
