"""What every reading promises: it does not say one thing by its status and another in its reason."""

from __future__ import annotations

import re

import pytest
from book_rows import book_rows

READINGS = book_rows().readings
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
