"""Another group sits down at the same device: nothing that the one before it typed is on the page any more, whichever box it stood in."""

import pytest
from browser.every_activity import ACTIVITIES, draw_all, offer, open_activity, read_golden, write_file
from browser.tools import name_group
from playwright.sync_api import expect

from activities.kinds import find_kinds

MARK = "of the group before"
# A form says what it is made of by its kind, so that one activity of each kind stands for the others.
TYPE_EVERYWHERE = """(mark) => {
  for (const details of document.querySelectorAll("workshop-activity details:not(.wa-pop)")) details.open = true;
  const boxes = "workshop-activity :is(textarea, input:not([type]), input[type=text])";
  const mine = [...document.querySelectorAll(boxes)].filter(
    (box) => !box.closest("[data-timer], [data-group-panel], [data-begin], template") && !box.readOnly && !box.disabled,
  );
  for (const box of mine) {
    if (!box.isConnected) continue;
    box.value = `${mark} ${box.value}`.slice(0, box.maxLength > 0 ? box.maxLength : undefined);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return mine.length;
}"""
FIND = """(mark) => [...document.querySelectorAll("workshop-activity *")]
  .filter((one) => !one.closest("script, [data-message]"))
  .filter((one) => (one.value ?? "").includes?.(mark) || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.includes(mark)))
  .map((one) => one.outerHTML.slice(0, 200))"""


def list_one_of_each_kind() -> list[str]:
    kinds = {id: read_golden(id)["kind"] for id in ACTIVITIES}
    return [next(id for id in ACTIVITIES if kinds[id] == kind) for kind in sorted(set(kinds.values()))]


def test_each_kind_that_keeps_answers_is_among_those_that_are_tried():
    tried = {read_golden(id)["kind"] for id in list_one_of_each_kind()}
    assert {name for name, kind in find_kinds().items() if kind.keeps_answers} <= tried


@pytest.mark.parametrize("activity", list_one_of_each_kind())
def test_what_one_group_typed_is_in_no_box_and_no_line_when_another_sits_down(page, base, activity, tmp_path):
    open_activity(page, base, activity)
    golden = read_golden(activity)
    offer(page, write_file(tmp_path / "golden.json", {**golden, "group": "Before"}))
    draw_all(page)
    assert page.evaluate(TYPE_EVERYWHERE, MARK) > 0
    page.locator("[data-group-name]").wait_for(state="attached")
    assert page.evaluate(FIND, MARK), "something was typed"
    name_group(page, "After")
    expect(page.locator("[data-group-name]")).to_have_text("After")
    draw_all(page)
    assert (left := page.evaluate(FIND, MARK)) == [], "\n".join(left)
