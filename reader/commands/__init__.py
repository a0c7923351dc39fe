"""The verbs of the command line, one module each; `registry.COMMANDS` lists them."""
