"""One contract, two hosts: the same script must do the same in a page and in a live notebook.

The live host is met by a model stricter than Jupyter's: it knows only the widget's own traits,
hands out copies, and refuses what JSON cannot carry.
"""

import json

import pytest
from book_rows import book_rows, with_few_counts
from browser.activity_six import answers_of, choose, go, mark
from browser.tools import name_group, take

from activities.kinds import find_kinds, kind_of
from activities.kinds.bundles import build_bundles
from activities.kinds.forms import render_form, render_static
from activities.running.serving import serve_folder

ACTIVITY = "indicators-and-investigation"

STRICT_MODEL = """
const traits = new Map(Object.entries(await (await fetch("traits.json")).json()));
const listeners = [];
const unsaved = new Set();
window.saved = {};
const check = (name) => { if (!traits.has(name)) throw new Error(`the widget has no trait ${name}`); };
window.model = {
  get(name) { check(name); return structuredClone(traits.get(name)); },
  set(name, value) {
    check(name);
    if (JSON.stringify(value) === undefined) throw new Error(`${name} is set to what JSON cannot carry`);
    traits.set(name, JSON.parse(JSON.stringify(value)));
    unsaved.add(name);
  },
  save_changes() {
    for (const name of unsaved) {
      window.saved[name] = traits.get(name);
      listeners.filter(([type]) => type === `change:${name}`).forEach(([, heard]) => heard());
    }
    unsaved.clear();
  },
  on(type, heard) { listeners.push([type, heard]); },
  off(type, heard) { const at = listeners.findIndex(([t, h]) => t === type && h === heard); if (at < 0) throw new Error(`${type} was not listened to`); listeners.splice(at, 1); },
  async send(message) {
    if (message.want !== "docx") throw new Error("an unknown wish");
    const text = await (await fetch("docx.js")).text();
    listeners.filter(([type]) => type === "msg:custom").forEach(([, heard]) => heard({ bundle: "docx", text }));
  },
};
window.listening = () => listeners.length;
"""

HEAD = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{kind}.css">'


@pytest.fixture(scope="module")
def hosts(tmp_path_factory):
    """The address of a folder with page.html and live.html, the same activity in either host."""
    folder = tmp_path_factory.mktemp("hosts")
    rows = book_rows()
    bundles = build_bundles()
    for bundle in bundles.glob("*.*"):
        (folder / bundle.name).write_bytes(bundle.read_bytes())
    static, kind = render_static(ACTIVITY, rows, "p1")
    head = HEAD.format(kind=kind.name)
    (folder / "page.html").write_text(
        f'{head}<script async src="{kind.name}.js"></script></head><body><main>{static}</main></body></html>', encoding="utf-8"
    )
    html, payload = render_form(kind, ACTIVITY, rows, "p1")
    (folder / "traits.json").write_text(json.dumps({"html": html, "payload": payload, "answers": {}}), encoding="utf-8")
    (folder / "live.html").write_text(
        f'{head}</head><body><main id="here"></main><script type="module">{STRICT_MODEL}\n'
        f'const widget = (await import("./{kind.name}.esm.js")).default;\n'
        'window.stop = widget.render({ model: window.model, el: document.getElementById("here") });</script></body></html>',
        encoding="utf-8",
    )
    with serve_folder(folder) as url:
        yield url


def do_some_work(page):
    name_group(page, "Group 1")
    mark(page, "linh-07", "documents", "debt")
    page.fill("[data-bar-note]", "A pledge")
    page.keyboard.press("Escape")
    go(page, "questions")
    choose(page, "q-documents-1", "seen")
    go(page, "elements")
    choose(page, "e-work-or-service", "met")
    go(page, "plan")
    page.click("[data-plan-add]")
    page.keyboard.type("Listen first")
    go(page, "compare")
    return page.locator('[data-offence="forced-labour"] .cc-chain').text_content(), answers_of(page, "Group 1")


def test_both_hosts_answer_alike_and_a_live_notebook_hears_all_of_it_gives_its_file_and_is_left_in_peace(new_page, hosts, watch):
    done = []
    for host in ("page", "live"):
        page = new_page()
        page.goto(f"{hosts}{host}.html")
        page.wait_for_selector(".workshop-ready [data-steps]:visible")
        done.append(do_some_work(page))
    _, kept = done[-1]
    assert page.evaluate("window.saved.answers") == kept, "the notebook hears every answer"
    assert take(page, "docx").path().read_bytes().startswith(b"PK")
    page.evaluate("model.set('answers', {'linh/mark/linh-05': ['debt']}); model.save_changes()")
    assert page.locator('[data-passage="linh-05"] .cc-chip').text_content() == "D", "answers set in Python reach the form"
    page.evaluate("window.stop()")
    assert page.evaluate("window.listening()") == 0, "a view that is closed listens no more"
    ids = {answers["linh/plan"][0].pop("id") for _, answers in done}
    assert len(ids) == 2, "ids are drawn by lot, so that two groups' steps are not taken for one"
    assert done[0] == done[1]
    assert done[0][1]["linh/plan"] == [{"capacity": "own", "step": "Listen first"}]
    assert watch.faults == []


@pytest.mark.parametrize("name", sorted(find_kinds()))
def test_every_kind_serves_activities_and_renders_without_a_kernel(name):
    rows = with_few_counts(book_rows())
    kind = find_kinds()[name]
    served = list(kind.activities(rows))
    assert served
    assert all(kind_of(activity, rows) is kind for activity in served)
    html, _ = render_static(served[0], rows, "p1")
    assert f'data-kind="{name}"' in html
