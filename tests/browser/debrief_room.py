"""The page of the debrief as a facilitator has it, for the tests of what is laid in there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

PAGE = "book/guide/debrief.html"
READY = ".debrief-ready"
WALL = {"width": 1024, "height": 768}
# Chooses an activity, and a case and a view where they are named, as soon as they can be chosen.
CHOOSE = """async ([activity, of, view]) => {
  const whatIs = async (name, find) => {
    for (const end = Date.now() + 10000; Date.now() < end; await new Promise((done) => setTimeout(done, 5))) {
      const found = find();
      if (found?.checkVisibility() && !found.disabled) return found;
    }
    throw new Error(`nobody can choose ${name}`);
  };
  const select = async (name, value) => {
    const field = document.querySelector(`[data-debrief-${name}]`);
    await whatIs(value, () => [...field.options].some((option) => option.value === value) && field);
    field.value = value;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  };
  await select("activity", activity);
  if (of) await select("case", of);
  if (!view) return;
  const button = await whatIs(view, () => document.querySelector(`[data-view=${view}]`));
  button.focus();
  button.click();
}"""
READ_BARS = """(all) => all.map((one) => ["name", "count", "who"].flatMap((part) =>
  [...one.querySelectorAll(`.debrief-${part}`)].map((text) => text.innerText)))"""


class Room:
    """The page with what was laid in, and the means of a facilitator."""

    def __init__(self, page, base: str):
        self.page, self.base = page, base

    def find(self, name: str):
        return self.page.locator(f"[data-debrief-{name}]")

    def open(self) -> None:
        self.page.goto(self.base + PAGE)
        self.page.locator(READY).wait_for()

    def lay_in(self, *paths) -> None:
        told = self.find("told").inner_text()
        self.find("files").set_input_files([str(path) for path in paths])
        expect(self.find("told")).not_to_have_text(told)

    def choose(self, activity: str, view: str = "", case: str = "") -> None:
        self.page.evaluate(CHOOSE, [activity, case, view])

    def bars(self, which: str = "") -> list[list[str]]:
        """Each bar as its name, its count and who said it."""
        return self.page.locator(f".debrief-bars:is({which or '*'}) > li").evaluate_all(READ_BARS)

    def open_wall(self):
        """The projector's window, opened from the page."""
        with self.page.context.expect_page() as opened:
            self.find("open").click()
        wall = opened.value
        wall.set_viewport_size(WALL)
        wall.locator(".wall").wait_for()
        return wall


@contextmanager
def sit_down(open_device, book: Path, paths: Iterable[Path]) -> Iterator[Room]:
    """A device with the page and these files laid in. At the end no script had a fault, and no other host was asked."""
    context, watch = open_device(viewport={"width": 1280, "height": 900})
    room = Room(context.new_page(), book.as_uri() + "/")
    room.page.set_default_timeout(10_000)
    room.open()
    room.lay_in(*sorted(paths))
    yield room
    assert (watch.elsewhere, watch.faults) == ([], [])
    context.close()
