"""Measuring a workshop: cards with codes, what people hand in under them, and what may be said of it.

Each rule stands here and in a script of the same name beside it; what the two share is `contract.json`, and tests hold one to the other.
"""
