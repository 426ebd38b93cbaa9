"""Law and case law: nothing is stated that was not read, and nobody is promised what the law does not give."""

from __future__ import annotations

import re

LONGEST_TERM = 11  # words: a term of art can be copied, a sentence cannot
_PARAGRAPH = re.compile(r"\bparas?\.? \d")


def check(slips) -> None:
    """Every article serves an activity; a paragraph that nobody read has no number; no immunity is promised.

    A definition in the treaty's own terms is made of terms and leads to the whole text. A decision serves a case of this book, and
    a paragraph of it that is named was seen, as its source says.
    """
    for instrument in slips.rows.instruments.values():
        for article in instrument.articles:
            _article(slips, instrument, article)
    for decision in slips.rows.decisions.values():
        _decision(slips, decision)


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
    for phrase in article.phrases:
        if (words := len(phrase.phrase.split())) > LONGEST_TERM:
            say("phrases", f"'{phrase.phrase}' has {words} words; {LONGEST_TERM} are the most of one term, so part it")
    if article.phrases and not slips.rows.sources[instrument.official_text].url:
        say(
            "phrases", f"nobody can see the whole text; give the source '{instrument.official_text}' the `url` of its official text"
        )


def _decision(slips, decision) -> None:
    if slips.is_own("decisions", decision.id) and not decision.cases:
        slips.say("decisions", decision.id, ("cases",), "it matters in no case of the book; name one and say why, or leave it out")
    told = " ".join(filter(None, (decision.facts, decision.holding, decision.matters)))
    seen = " ".join(filter(None, (decision.care, *(reference.at for reference in decision.sources))))
    if _PARAGRAPH.search(told) and not _PARAGRAPH.search(seen):
        sentence = (
            "a paragraph is named that no source is said to show; say under `sources` where it was read, or leave its number out"
        )
        slips.say("decisions", decision.id, (), sentence)
