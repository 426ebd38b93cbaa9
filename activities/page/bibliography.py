"""The bibliography: every source and every document to read on with, as BibTeX, set in the manner of APA.

Sources are rows, so the `.bib` file is written from them before each build, and what a pack adds is in
it. A text cites a source with {cite:t}`handbook` or {cite:p}`handbook`, by the id of its row.
"""

from __future__ import annotations

from pathlib import Path

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer
from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as PlainStyle
from pybtex.style.template import field, href, join, node, optional, sentence, tag

from activities.rows.names import list_citable

from .rows import book_rows

FILE = "book/reference/references.bib"
STYLE = "workshop-apa"
_WIDE = str.maketrans({"{": "\uff5b", "}": "\uff5d", "\\": "\uff3c"})
# Names alone are read as LaTeX.
_IN_LATEX = str.maketrans({"%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "~": r"{\textasciitilde}", "`": "\u2018"})


def list_entries(rows) -> BibliographyData:
    """The entries, by the ids of their rows."""
    return BibliographyData({id: _make_entry(row) for id, row in list_citable(rows.sources, rows.further).items()})


def _make_entry(row) -> Entry:
    # Double braces: an organisation is one name, and no letter of a title changes its case.
    author = _lay_flat(row.author).translate(_IN_LATEX)
    fields = {"author": f"{{{author}}}", "title": f"{{{_lay_flat(row.title)}}}", "year": str(row.year) if row.year else "n.d."}
    for name in ("publisher", "url"):
        if value := getattr(row, name, None):
            fields[name] = _lay_flat(value)
    return Entry("misc", fields=fields)


def _lay_flat(text: str) -> str:
    """A text on one line, without what BibTeX takes for its own wherever it stands: braces and backslashes become their wide likes."""
    return " ".join(text.split()).translate(_WIDE)


@node
def plain(children, context, name):
    """A field as its row has it. Read as LaTeX, which none of them is, all of them cost each build half a second."""
    return context["entry"].fields[name].strip("{}")


class ApaStyle(PlainStyle):
    """Author (Year). *Title*. Publisher. Address."""

    default_sorting_style = "author_year_title"

    def get_misc_template(self, entry):
        return join(sep=" ")[
            join[self.format_names("author", as_sentence=False), " (", plain("year"), ")."],
            sentence[tag("em")[plain("title")]],
            optional[sentence[field("publisher", raw=True)]],
            optional[href[field("url", raw=True), field("url", raw=True)]],
        ]


class _PlainWriter(Writer):
    """Writes text as it is: an escaped & would be part of an address."""

    def _encode(self, text):
        return text


def write_references(rows, root) -> None:
    """Write the `.bib` file under `root`; one that is right already is left alone."""
    path = Path(root, FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = _PlainWriter().to_string(list_entries(rows))
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _write(app, config) -> None:
    write_references(book_rows(), app.srcdir)
    config.bibtex_bibfiles = [FILE]
    config.bibtex_default_style = STYLE
    config.bibtex_reference_style = "author_year"


def setup_bibliography(app) -> None:
    """Write the references before the extension that reads them looks for them."""
    register_plugin("pybtex.style.formatting", STYLE, ApaStyle)
    app.setup_extension("sphinxcontrib.bibtex")
    app.connect("config-inited", _write, priority=100)
