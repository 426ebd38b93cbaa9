"""The book's own Sphinx extension: the only package that knows Sphinx."""

from .bibliography import setup_bibliography
from .builder import setup_builder
from .chapters import setup_chapters
from .component_page import setup_component_page
from .components import setup_components
from .dealing import setup_dealing
from .debrief_page import setup_debrief_page
from .decisions import setup_decisions
from .diagrams import setup_diagrams
from .directives import setup_directives
from .editions import setup_editions
from .embedding import setup_embedding
from .figure_rows import setup_figure_rows
from .law import setup_law
from .links import setup_links
from .look import setup_look
from .made_of import setup_made_of
from .mending import setup_mending
from .navigation import setup_navigation
from .notebooks import setup_notebooks
from .papers import setup_papers
from .planner_page import setup_planner_page
from .print_set import setup_print_set
from .reference import setup_reference
from .results_page import setup_results_page
from .role_plays import setup_role_plays
from .room import setup_room
from .rows import setup_rows
from .searching import setup_searching
from .session_pages import setup_session_pages
from .sittings import setup_sittings
from .slimming import setup_slimming
from .stubs import setup_stubs
from .tables import setup_tables
from .terms import setup_terms
from .test_device import setup_test_device
from .videos import setup_videos


def setup(app):
    """Register everything the book adds to Sphinx; each part brings its own setup."""
    setup_rows(app)
    setup_made_of(app)
    setup_builder(app)
    setup_stubs(app)
    setup_notebooks(app)
    setup_directives(app)
    setup_chapters(app)
    setup_editions(app)
    setup_terms(app)
    setup_figure_rows(app)
    setup_diagrams(app)
    setup_law(app)
    setup_decisions(app)
    setup_reference(app)
    setup_papers(app)
    setup_role_plays(app)
    setup_session_pages(app)
    setup_sittings(app)
    setup_results_page(app)
    setup_room(app)
    setup_debrief_page(app)
    setup_videos(app)
    setup_dealing(app)
    setup_print_set(app)
    setup_planner_page(app)
    setup_test_device(app)
    setup_bibliography(app)
    setup_tables(app)
    setup_links(app)
    setup_embedding(app)
    setup_components(app)
    setup_component_page(app)
    setup_look(app)
    setup_navigation(app)
    setup_mending(app)
    setup_searching(app)
    setup_slimming(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
