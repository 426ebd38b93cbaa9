"""The book's own Sphinx extension: the only package that knows Sphinx."""

from .directives import setup_directives
from .embedding import setup_embedding
from .embedding import setup_embedding
from .links import setup_links
from .look import setup_look
from .rows import setup_rows
from .slimming import setup_slimming
from .stubs import setup_stubs


def setup(app):
    """Register everything the book adds to Sphinx; each part brings its own setup."""
    setup_rows(app)
    setup_stubs(app)
    setup_directives(app)
    setup_links(app)
    setup_embedding(app)
    setup_embedding(app)
    setup_look(app)
    setup_slimming(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
