"""Decks can be spoken in the time of their sessions, leave the room its turn, and hold few words and no figure of their own."""

from __future__ import annotations

import re

from activities.rows.figure_values import find_estimate, find_figure
from activities.slides.fitting import find_too_long
from activities.slides.telling import list_lines, list_shown_texts, tell_slide
from activities.slides.timing import count_minutes_of_slides

from .slide_rules import check_counts, check_slides_by_steps

MOST_TALK = 10  # minutes without a question to answer in pairs
# Words that fit into the placeholders of the template at its sizes, which no slide may go beyond.
WORDS = {"title": 14, "points": 14, "ask": 36, "film": 36, "cell": 10, "shown": 16, "lead": 20, "say": 90}
SLIDE_WORDS = 75
# A number with its size or unit, or with so many digits that it is a figure. Years, articles and small numbers of things are text.
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:million|billion|thousand|per cent|%)|\d{1,3}(?:,\d{3})+|(?:US)?[$€£]\s*\d", re.IGNORECASE)
INPUT = ("talk", "video", "recap")  # the forms of the book's own lines that have a deck
_GAP = re.compile(r"\{[^}]*\}")


def check(slips) -> None:
    """Every deck can be given as it stands, and every talk of the book's own plans has one."""
    for deck in slips.rows.decks.values():
        _time(slips, deck)
        _words(slips, deck)
        check_counts(slips, deck)
        for number, slide in enumerate(deck.slides, 1):
            _charts(slips, deck, slide, ("slides", number))
            for part in find_too_long(tell_slide(slide, slips.rows)):
                slips.say("decks", deck.id, ("slides", number), f"its {part} does not fit the slide; shorten it, or say the rest")
    _sessions(slips)


def _time(slips, deck) -> None:
    """The slides take the time of the line that they are written for, as its notes have it, and leave the room its turn every ten minutes."""
    lines = list_lines(deck, slips.rows)
    if not lines or lines[0].id != deck.serves[0]:
        return  # a pack's plan has taken the place of the one with this line
    check_slides_by_steps(slips, deck, lines)
    due, taken = count_minutes_of_slides(deck, slips.rows), sum(slide.minutes for slide in deck.slides)
    # An edition without notes does not know which steps have no slide, so there the line is the most that they may take.
    if taken > due or (taken < due and slips.rows.sessions):
        sentence = f"take {taken} minutes together; '{lines[0].id}', for which they are written, has {due} for them"
        slips.say("decks", deck.id, ("slides",), sentence)
        return
    if due <= MOST_TALK:
        return
    talked = 0
    for number, slide in enumerate(deck.slides, 1):
        talked = 0 if slide.is_question else talked + slide.minutes
        if talked > MOST_TALK:
            slips.say(
                "decks",
                deck.id,
                ("slides", number, "minutes"),
                f"{talked} minutes without a question; put one to answer in pairs before it, with `ask`",
            )
            return


def _words(slips, deck) -> None:
    own = slips.is_own("decks", deck.id)
    for labels, text in deck.list_texts():
        if found := _FIGURE.search(_GAP.sub("", text)):
            slips.say(
                "decks",
                deck.id,
                labels,
                f"'{found[0]}' is written out; name its row in braces, so that vintage, regions and source come along",
            )
        kind = "cell" if "table" in labels else next((name for name in reversed(labels) if name in WORDS), None)
        most = WORDS.get(kind or "", 99)
        if len(text.split()) > most:
            slips.say("decks", deck.id, labels, f"{len(text.split())} words; {most} fit here, so say the rest")
    for number, slide in enumerate(deck.slides, 1):
        many = sum(len(text.split()) for text in list_shown_texts(slide))
        if many > SLIDE_WORDS:
            slips.say("decks", deck.id, ("slides", number), f"{many} words; {SLIDE_WORDS} can be read from the last chair")
        if own and slide.is_question and not slide.title.endswith("?") and slide.ask:
            slips.say("decks", deck.id, ("slides", number, "title"), "is answered in pairs, so it is a question; end it with '?'")


def _charts(slips, deck, slide, at: tuple) -> None:
    """Bars that stand side by side are of one vintage, one scheme and one unit, and what rests on a single page is not drawn large."""
    if not slide.chart:
        return
    rows = slips.rows
    if slide.chart.bars:
        shown = [find_figure(rows, bar.figure) if bar.figure else find_estimate(rows, bar.estimate) for bar in slide.chart.bars]
        for name, sort in (("vintage", "vintages"), ("unit", "units")):
            if len({str(getattr(one, name, "persons")) for one in shown}) > 1:
                slips.say("decks", deck.id, (*at, "chart"), f"bars of several {sort}; side by side stands what can be compared")
        # Each region of a country list is a scheme of its own; the world as a whole goes with the regions of its estimate.
        if len({one.scheme for one in shown}) > 1:
            slips.say("decks", deck.id, (*at, "chart"), "bars of several schemes of regions; take one scheme")
    vintages = {count.vintage for count in rows.prosecutions if count.id in slide.chart.counts}
    if len(vintages) > 1:
        slips.say("decks", deck.id, (*at, "chart", "counts"), "years of several reports; a chart shows one report")


def _sessions(slips) -> None:
    """In the book's own plans every talk, video and look back has a deck, and every video its guide."""
    with_deck = {id for deck in slips.rows.decks.values() for id in deck.serves}
    with_video = {id for video in slips.rows.videos.values() for id in video.serves}
    for plan in slips.rows.plans.values() if slips.rows.decks else ():
        for number, day in enumerate(plan.days, 1):
            for line in day.lines if slips.is_own("plans", plan.id) else ():
                at = "days", number, "lines", line.id
                if line.form in INPUT and not {line.id, line.like} & with_deck:
                    slips.say("plans", plan.id, at, "no deck serves it; name it under `serves` of one in decks/")
                if line.form == "video" and not {line.id, line.like} & with_video:
                    slips.say("plans", plan.id, at, "no video serves it; name it under `serves` of one in videos/")
