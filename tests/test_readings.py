"""What every reading promises: it does not say one thing by its status and another in its reason."""

from __future__ import annotations

import re

import pytest
from book_rows import book_rows

BOOK = book_rows()
READINGS = BOOK.readings
# Words by which a reason takes back what a status of "met" or "not met" says of the element itself.
HEDGES = re.compile(
    r"\b(may be (?!used|harder)|might be|would not be if|is unclear|this is open|stays open|remains open|is it )", re.IGNORECASE
)
IN_DOUBT = re.compile(r"comes? into question|\bin question\b", re.IGNORECASE)


@pytest.mark.parametrize("id", READINGS)
def test_an_element_that_is_decided_has_a_reason_that_decides(id):
    taken_back = [row.element for row in READINGS[id].elements if row.status != "unclear" and HEDGES.search(row.reason)]
    assert not taken_back, "write the status as unclear, or say what settles it"


@pytest.mark.parametrize("id", READINGS)
def test_a_reading_does_not_call_doubtful_what_it_means_to_be_indicated(id):
    reading = READINGS[id]
    said = [reading.overall, *(row.reason for row in (*reading.passages, *reading.elements))]
    assert not [text for text in said if IN_DOUBT.search(text)]


def weigh(id, offence) -> str:
    """What the statuses of a reading add up to for one offence, in the words of the chapters."""
    parts = {element.id for element in BOOK.offences[offence].elements}
    found = {row.status for row in READINGS[id].elements if row.element in parts}
    return "indicated" if found == {"met"} else "not shown" if "not-met" in found else "open"


@pytest.mark.parametrize("id", READINGS)
def test_a_reading_says_of_forced_labour_what_its_elements_say(id):
    weighed = weigh(id, "forced-labour")
    for sentence in re.split(r"[.;:]\s", " ".join(READINGS[id].overall.split())):
        if "forced labour" not in sentence.lower():
            continue
        if re.search(r"\bnot shown\b", sentence):
            assert weighed == "not shown", sentence
        elif re.search(r"\bopen\b", sentence):
            assert weighed == "open", sentence
        elif re.search(r"\b(indicated|shown)\b", sentence):
            assert weighed == "indicated", sentence
