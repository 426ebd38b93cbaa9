"""One zip file an edition, to hand to whoever runs the workshop: the book, what is printed, and where to start."""

from .bundles import MOST_BYTES, Bundle, NotBuilt, make_bundle

__all__ = ["MOST_BYTES", "Bundle", "NotBuilt", "make_bundle"]
