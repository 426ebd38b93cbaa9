"""A deck in words and numbers: each slide with its gaps filled from the rows, and with the source of every figure on it. Pure.

The file for slide programs and the projector both take what stands here, so that the two say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from activities.rows.deck_models import Deck, Slide
from activities.rows.figure_values import (
    fill_sentence,
    find_estimate,
    find_figure,
    find_value,
    list_gaps,
    word_unit,
    word_value_of,
    write_plain,
)
from activities.rows.session_notes import find_repeated
from activities.rows.standing import name_standing, name_vintage
from activities.rows.watched import asked

WORLD = "world"  # the scheme of figures for the world as a whole


@dataclass(frozen=True)
class ToldChart:
    """Bars by their names. series: the name of each row of values, and the values. words: each value of each series as it is written."""

    names: list[str]
    series: list[tuple[str, list[float]]]
    words: list[list[str]]
    title: str
    alt: str


@dataclass(frozen=True)
class ToldSlide:
    """One slide as it is shown. kind: `title`, `points`, `question`, `film`, `quotation`, `chart` or `table`.

    lines: what stands below the title, without a chart or table. kick: what stands above it. say: for the notes.
    source: where its figures and words are from, with vintage and regions; "" where all is ours.
    """

    kind: str
    title: str
    kick: str = ""
    lines: tuple[str, ...] = ()
    chart: ToldChart | None = None
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    source: str = ""
    say: str = ""
    page: str | None = None
    minutes: int = 0


def find_deck(rows, line: str) -> Deck | None:
    """The deck that serves a line of a plan, or the line that it repeats."""
    repeated = find_repeated(rows, line)
    return next((deck for deck in rows.decks.values() if line in deck.serves or repeated in deck.serves), None)


def list_lines(deck: Deck, rows) -> list:
    """The lines of plans that a deck serves, in the order of its row; those of a plan that a pack has replaced are not among them."""
    lines = {line.id: line for plan in rows.plans.values() for day in plan.days for line in day.lines}
    return [lines[id] for id in deck.serves if id in lines]


def tell_deck(deck: Deck, rows) -> list[ToldSlide]:
    """All slides of a deck but the one with its title."""
    return [tell_slide(slide, rows) for slide in deck.slides]


def tell_slide(slide: Slide, rows) -> ToldSlide:
    """One slide, filled."""
    t = rows.strings
    kind, kick = "points", ""
    lines, chart = [fill_sentence(rows, text) for text in slide.points], None
    head: tuple[str, ...] = ()
    body: tuple[tuple[str, ...], ...] = ()
    if slide.ask:
        kind, lines = "question", [fill_sentence(rows, slide.ask)]
        kick = t["slides.in-pairs"].format(minutes=slide.minutes)
    elif slide.film:
        kind, lines, kick = "film", [fill_sentence(rows, slide.film)], t["slides.watch"]
    elif slide.passages:
        kind, lines = "quotation", [" ".join(_find_passages(rows, tuple(slide.passages)))]
    elif slide.definition:
        kind, (head, body) = "table", _tell_definition(slide.definition, rows)
    elif slide.chart:
        kind, chart = "chart", _tell_chart(slide.chart, rows)
    elif slide.table:
        kind, head = "table", tuple(fill_sentence(rows, text) for text in slide.table.columns)
        body = tuple(tuple(fill_sentence(rows, text) for text in row) for row in slide.table.rows)
    elif slide.diagram:
        kind, (head, body) = "table", _tell_diagram(rows.diagrams[slide.diagram], rows)
    elif slide.days:
        kind, (head, body) = "table", _tell_days(rows.plans[slide.days], rows)
    return ToldSlide(
        kind=kind,
        title=fill_sentence(rows, slide.title),
        kick=kick,
        lines=tuple(lines),
        chart=chart,
        head=head,
        rows=body,
        source=word_sources(slide, rows),
        say=fill_sentence(rows, slide.say),
        page=slide.page,
        minutes=slide.minutes,
    )


@asked
def _find_passages(rows, ids) -> list[str]:
    texts = {passage.id: passage.text for case in rows.cases.values() for passage in case.passages}
    return [texts[id] for id in ids]


@asked
def _name_case_of(rows, id: str) -> str:
    return next(case.title for case in rows.cases.values() if any(passage.id == id for passage in case.passages))


def _find_article(place: str, rows):
    instrument, _, article = place.partition("/")
    return rows.instruments[instrument], next(one for one in rows.instruments[instrument].articles if one.id == article)


def _tell_definition(place: str, rows):
    t = rows.strings
    _, article = _find_article(place, rows)
    return (t["slides.phrase"], t["slides.covers"]), tuple((one.phrase, first_sentence(one.covers)) for one in article.phrases)


def first_sentence(text: str) -> str:
    """The first sentence of a text: what there is room for on a slide."""
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def _tell_diagram(diagram, rows):
    t = rows.strings
    if diagram.kind == "grid":
        full, hollow = diagram.inside
        marks = [
            [full if name in line.full else hollow if name in line.hollow else "–" for name in diagram.columns]
            for line in diagram.lines
        ]
        return (diagram.shown, *diagram.columns), tuple((line.text, *row) for line, row in zip(diagram.lines, marks))
    if diagram.kind == "stations":
        return (diagram.shown, *diagram.key), tuple((one.name, one.text, one.aside) for one in diagram.stations)
    ends = {end.id: end.name for end in diagram.ends}
    left = next(end.name for end in diagram.ends if end.id not in {id for step in diagram.steps for id in (step.no, step.unknown)})
    answers = [
        (step.text, t["slides.next-question"] if step is not diagram.steps[-1] else left, ends.get(step.no, "–"))
        for step in diagram.steps
    ]
    return (diagram.shown, t["slides.if-yes"], t["slides.if-no"]), tuple(answers)


def _tell_days(plan, rows):
    t = rows.strings
    return (t["slides.day"], t["slides.about"]), tuple((str(day.number), day.title) for day in plan.days)


# --- charts ----------------------------------------------------------------------------------


def _tell_chart(chart, rows) -> ToldChart:
    t = rows.strings
    alt, shown = fill_sentence(rows, chart.alt), fill_sentence(rows, chart.shown)
    if chart.counts:
        counts = [_find_count(rows, id) for id in chart.counts]
        values = [float(getattr(one, chart.measure)) for one in counts]
        series = [(t[f"figure.column.{chart.measure}"], values)]
        if chart.labour:
            name = "victims_labour" if chart.measure == "victims_identified" else f"{chart.measure}_labour"
            series.append((t[f"figure.column.{name}"], [float(getattr(one, name)) for one in counts]))
        words = [[write_plain(value) for value in numbers] for _, numbers in series]
        return ToldChart([str(one.year) for one in counts], series, words, shown, alt)
    found = [find_value(rows, bar.figure, bar.estimate) for bar in chart.bars]
    unit = word_unit(found[0][1], t)
    return ToldChart(
        [bar.name for bar in chart.bars],
        [(unit, [number for number, _ in found])],
        [[word_value_of(value, t) for value in found]],
        t["slides.shown"].format(shown=shown, unit=unit[:1].lower() + unit[1:] if unit[1:2].islower() else unit),
        alt,
    )


@asked
def _find_count(rows, id: str):
    return next(count for count in rows.prosecutions if count.id == id)


# --- sources ---------------------------------------------------------------------------------


def list_figure_rows(slide: Slide, rows) -> list:
    """Every figure, estimate and count that a slide shows, once each, in its order."""
    ids: dict[str, None] = {}
    if slide.chart:
        ids |= dict.fromkeys(id for bar in slide.chart.bars for id in (bar.figure, bar.estimate) if id)
        ids |= dict.fromkeys(slide.chart.counts)
    for text in list_shown_texts(slide):
        ids |= dict.fromkeys(gap.partition("/")[0] for gap in list_gaps(text))
    return [_find_row(rows, id) for id in ids]


def list_shown_texts(slide: Slide) -> Iterator[str]:
    """The texts of a slide that the room sees; what is said is none of them."""
    yield slide.title
    yield from slide.points
    yield from (text for text in (slide.ask, slide.film) if text)
    if slide.table:
        yield from slide.table.columns
        yield from (text for row in slide.table.rows for text in row)
    if slide.chart:
        yield slide.chart.shown


def _find_row(rows, id: str):
    return find_figure(rows, id) or find_estimate(rows, id) or _find_count(rows, id)


def word_sources(slide: Slide, rows) -> str:
    """The line below a slide: the source of its figures with vintage and regions, and of what else it shows."""
    t = rows.strings
    told = [word_figure_source(row, rows) for row in list_figure_rows(slide, rows)]
    if slide.definition:
        instrument, article = _find_article(slide.definition, rows)
        told.append(f"{instrument.name}, {article.at}")
    if slide.passages:
        told.append(t["slides.case"].format(title=_name_case_of(rows, slide.passages[0])))
    if slide.diagram:
        told.append(rows.diagrams[slide.diagram].vintage)
    told += [_word_source(one, rows) for one in slide.sources]
    return "; ".join(dict.fromkeys(told))


def word_figure_source(row, rows) -> str:
    """Where one figure, estimate or count is from: `ILO, 2012; estimate of 2012, regions of the ILO's estimate of 2012`."""
    t = rows.strings
    short = t[f"figure.standing.{name_standing(row)}"].format(short=rows.sources[row.source].short)
    if hasattr(row, "year"):  # a count is of the world, in the report that prints it
        return t["slides.counted"].format(report=name_vintage(rows, row.vintage), source=short)
    scheme = t["slides.world"] if row.scheme == WORLD or getattr(row, "is_world", False) else _name_scheme(row.scheme, rows)
    vintage = name_vintage(rows, str(row.vintage))
    return t["slides.figure"].format(source=short, vintage=vintage, scheme=scheme)


def _name_scheme(scheme: str, rows) -> str:
    return rows.strings.get(f"figures.scheme-{scheme}", scheme.replace("-", " "))


def _word_source(ref, rows) -> str:
    short = rows.sources[ref.source].short
    return f"{short}, {ref.at}" if ref.at else short
