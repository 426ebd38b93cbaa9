"""From sources to a running book: setting up, building, serving, and the programs that help."""
