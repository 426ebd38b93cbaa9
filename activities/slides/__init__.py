"""Decks as slides: what stands on each (`telling`), the template (`template`), and one `.pptx` a deck (`writing`, `files`)."""
