"""The drawings of the chapters: real text, a text for those who do not see them, places by the readings."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from activities.drawings import circles_figure, milestones_figure, place_case
from activities.loading import load_rows
from activities.svg import figure_svg

KINDS = {"treaty": "treaty", "policy": "policy", "target": "aim"}


@pytest.fixture(scope="module")
def rows():
    return load_rows(packs=[], readings=True)


def draw(figure):
    """The drawing's words, and its text alternative."""
    title, told = figure.words
    svg = ET.fromstring(str(figure_svg(figure, title=title, finding=told)))
    return ["".join(text.itertext()).strip() for text in svg.iter("{http://www.w3.org/2000/svg}text")], told


def test_every_case_stands_on_the_circles_once_and_is_told_in_words(rows):
    words, told = draw(circles_figure(rows, title="Circles", foot="Foot"))
    assert sorted(word for word in words if word in "1234567C") == list("1234567C")
    assert all(case.title in told for case in rows.cases.values())


def test_a_case_with_every_element_met_is_in_a_circle_and_one_that_is_open_on_its_line(rows):
    trafficking = rows.offences["trafficking"]
    assert place_case(rows.readings["manuel"], trafficking) == "in"
    assert place_case(rows.readings["linh"], trafficking) == "line"
    assert place_case(rows.readings["river-crossing"], trafficking) == "out"


def test_without_readings_no_case_is_placed(rows):
    words, _ = draw(circles_figure(replace(rows, readings={}), title="Circles", foot="Foot"))
    assert not set(words) & set("1234567C")


def test_cases_do_not_cover_each_other(rows):
    figure = circles_figure(rows, title="Circles", foot="Foot")
    middles = [patch.center for patch in figure.axes[0].patches if patch.radius == 12]
    apart = [(a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for i, a in enumerate(middles) for b in middles[:i]]
    assert min(apart) >= 24**2


def test_the_milestones_stand_in_the_order_of_their_years(rows):
    words, told = draw(milestones_figure(rows, title="Milestones", names=KINDS))
    years = [int(word) for word in words if word.isdecimal()]
    assert years == sorted({row.year for row in rows.milestones.values()})
    assert all(f"{row.label} ({KINDS[row.kind]})" in told for row in rows.milestones.values())
