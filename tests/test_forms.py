"""What rows and packs say reaches a page as text, and a form stands in its page whole."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from book_rows import book_rows, with_few_counts

from activities.kinds import find_kinds
from activities.kinds.forms import json_script, render_form, render_static
from activities.loading import load_rows

ROOM = Path(__file__).resolve().parent.parent / "activities"
POISON = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
PACK = {
    "questions.yml": f"""
- id: documents-1
  indicator: documents
  text: "{POISON}"
  eleven: retention-of-identity-documents
  sources: [{{source: own, at: "a test"}}]
""",
    "ui/en.yml": f'coding.choose: "{POISON}"\nfigure.download: "{POISON}"\n',
    "tables/estimates.csv": (
        "id,vintage,scheme,region,is_world,forced_labour,trafficked,per_thousand,source,at,note\n"
        f'land-1,2025,land,"{POISON}",no,1200,300,,own,a test,\n'
        "land-2,2025,land,North,no,800,100,,own,a test,\n"
        "land-3,2025,land,World,yes,2000,400,,own,a test,\n"
    ),
}


@pytest.fixture(scope="module")
def poisoned_rows(tmp_path_factory):
    """The rows under a pack whose texts try to be markup."""
    folder = tmp_path_factory.mktemp("pack")
    known = book_rows().strings
    for name, text in PACK.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name == "ui/en.yml":
            text = "".join(line + "\n" for line in text.splitlines() if line.split(":")[0] in known)
        path.write_text(text.lstrip(), encoding="utf-8")
    return with_few_counts(load_rows(packs=[folder]))


@pytest.fixture(scope="module")
def poisoned_forms(poisoned_rows):
    """The form of every activity under that pack."""
    return {activity: render_static(activity, poisoned_rows, "p1")[0] for activity in every_activity(poisoned_rows)}


@pytest.fixture(scope="module")
def rows():
    return with_few_counts(book_rows())


@pytest.fixture(scope="module")
def forms(rows):
    """Activity → the markup of its form, and what its script is given."""
    return {
        activity: render_form(kind, activity, rows, "p1") for kind in find_kinds().values() for activity in kind.activities(rows)
    }


class Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.scripts = []
        self.handlers = []
        self.closed = []

    def handle_starttag(self, tag, attributes):
        if tag == "script":
            self.scripts.append(dict(attributes).get("type"))
        self.handlers += [name for name, _ in attributes if name.startswith("on")]

    def handle_endtag(self, tag):
        self.closed.append(tag)


def every_activity(rows):
    return [activity for kind in find_kinds().values() for activity in kind.activities(rows)]


def test_a_packs_text_is_never_run_as_markup_or_script(poisoned_forms):
    for activity, html in poisoned_forms.items():
        page = Elements()
        page.feed(html)
        assert set(page.scripts) == {"application/json"}, activity
        assert page.handlers == [], activity
        assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;|\\u003c.*?>", "", html), activity


def test_the_poison_did_reach_the_forms(poisoned_forms):
    assert "&lt;img src=x onerror=alert(1)&gt;" in poisoned_forms["indicators-and-investigation"]
    assert "&lt;img src=x onerror=alert(1)&gt;" in poisoned_forms["global-estimates"].partition("<svg")[2]


def test_data_in_a_page_is_json_that_cannot_end_its_script():
    data = {"text": '</script><!-- \u2028 & "quotes" </SCRIPT'}
    written = json_script(data)
    assert "<" not in written
    assert json.loads(written) == data


def test_every_id_of_a_form_is_there_once_and_every_label_has_its_field(forms):
    for activity, (markup, _) in forms.items():
        ids = re.findall(r'\sid="([^"]+)"', re.sub(r"<template.*?</template>", "", markup, flags=re.S))
        assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1][:3]
        for name in ("for", "aria-labelledby", "aria-describedby"):
            for value in re.findall(rf'\s{name}="([^"]+)"', markup):
                assert set(value.split()) <= set(ids), f"{activity}: {name}={value}"


LABEL_ASKED = re.compile(r"\bt\(\s*[\"'`]([a-z]+\.[a-z0-9.-]+)(\$\{)?")


@pytest.mark.parametrize("kind", find_kinds().values(), ids=lambda kind: kind.name)
def test_a_form_is_sent_every_label_that_a_script_may_ask_for_and_none_that_stands_in_the_form_alone(kind, rows, forms):
    scripts = [path.read_text(encoding="utf-8") for path in ROOM.rglob("*.js")]
    asked = {found for script in scripts for found in LABEL_ASKED.findall(script)}
    whole, begun = ({label for label, rest in asked if bool(rest) is cut} for cut in (False, True))
    ours = {key for key in rows.strings if key.startswith((*kind.strings, *(("host.",) if kind.keeps_answers else ())))}
    due = {key for key in ours if key in whole or key.startswith(tuple(begun))}
    for activity in kind.activities(rows)[:1]:
        sent = forms[activity][1]["strings"]
        assert due - sent.keys() == set()
        assert "host.no-script" in rows.strings and "host.no-script" not in sent
