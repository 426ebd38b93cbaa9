"""Instruments of law: nothing is stated that was not read, and nobody is promised what the law does not give."""

from __future__ import annotations

import re


def check(slips) -> None:
    """Every article serves an activity; a paragraph that nobody read has no number; no immunity is promised."""
    for instrument in slips.rows.instruments.values():
        for article in instrument.articles:
            _article(slips, instrument, article)


def _article(slips, instrument, article) -> None:
    def say(field, sentence):
        slips.say("instruments", instrument.id, ("articles", article.id, field), sentence)

    own = slips.is_own("instruments", instrument.id)
    if own and not article.used_in:
        say("used_in", "no activity needs this article; name one that does, or leave the article out")
    if instrument.kind == "recommendation" and article.read == "reported" and re.search(r"\d", article.at):
        say("at", f"'{article.at}' gives a number that was not read; say what it is on, as in `on prevention`")
    for field in ("says", "care"):
        text = getattr(article, field) or ""
        if own and re.search(r"(?<!\bno )\bimmunity\b", text, re.IGNORECASE):
            say(field, "reads as if it gave an immunity; the instruments give none, so write `no immunity`, or what it does give")
