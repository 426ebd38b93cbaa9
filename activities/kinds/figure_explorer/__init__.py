"""The tables, plotted: every state of a few controls drawn beforehand, so that no kernel is needed."""
