"""Pages of the reference part: the index of indicators, further reading, where the sources disagree, forms of today."""

from __future__ import annotations

from activities.rows.names import list_wordings

from .directives import RowDirective
from .figure_rows import link_fact


class IndicatorIndexDirective(RowDirective):
    """`{indicator-index}`: from a word that people use to the indicators that it may point to."""

    def show(self):
        return [self.html("indicator-index.html.j2", entries=index_indicators(self.rows))]


class FurtherReadingDirective(RowDirective):
    """`{further-reading} ilo`: the documents of one kind, with what to look for in each."""

    required_arguments = 1

    def show(self):
        wanted = self.arguments[0].strip()
        found = [row for row in self.rows.further.values() if row.kind == wanted]
        if not found:
            raise self.error(f"no further reading of the kind '{wanted}'; there are ilo, un, other, agreement")
        return [self.html("further-reading.html.j2", found=found)]


class DisagreementsDirective(RowDirective):
    """`{disagreements}`: where the sources disagree, and what this book does about it."""

    def show(self):
        return [self.html("disagreements.html.j2")]


class FormsTodayDirective(RowDirective):
    """`{forms-today}`: the forms that forced labour takes today, each as a card with whom to call."""

    def show(self):
        figures = {figure.id: figure for figure in self.rows.figures}
        told = {
            form.id: [(link_fact(figures[id], self.rows.strings), figures[id]) for id in form.figures]
            for form in self.rows.forms_today.values()
        }
        return [
            self.section(form.name, form.id, self.html("form-today.html.j2", form=form, told=told[form.id]))
            for form in self.rows.forms_today.values()
        ]


def index_indicators(rows) -> list[tuple]:
    """(word, indicator of 2012, the indicators of the six that meet it), by word.

    The words are those that the glossary knows for an indicator, with the names of both lists.
    """
    wordings = list_wordings(rows.terms)
    entries = []
    for eleven in rows.eleven.values():
        six = [rows.indicators[relation.indicator] for relation in eleven.six]
        words = [eleven.name]
        if (term := rows.terms.get(wordings.get(eleven.name.lower()))) is not None:
            words += [term.name, *term.searched_as]
        words += [indicator.name for indicator in six]
        entries += [(word[0].upper() + word[1:], eleven, six) for word in dict.fromkeys(words)]
    return sorted(
        dict(((word.lower(), eleven.id), (word, eleven, six)) for word, eleven, six in entries).values(),
        key=lambda entry: (entry[0].lower(), entry[1].name),
    )


def setup_reference(app) -> None:
    """Register the directives."""
    app.add_directive("indicator-index", IndicatorIndexDirective)
    app.add_directive("further-reading", FurtherReadingDirective)
    app.add_directive("disagreements", DisagreementsDirective)
    app.add_directive("forms-today", FormsTodayDirective)
