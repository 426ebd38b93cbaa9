"""Interactive courseware on forced labour for labour inspectors: the engine behind the book."""
