"""Both ways in which people open the book, and an accessibility check."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from browser.desks import sit_down

ROOT = Path(__file__).resolve().parents[2]

# Faults alone are gathered, from the styles as the browser has them: half the work of a full report.
LOOK = """async (only) => {
  try {
    const told = { resultTypes: ["violations"], preload: false, ...(only ? { runOnly: only } : {}) };
    const { violations } = await axe.run({ exclude: ["[data-looked-at]"] }, told);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`);
  } finally {
    window.alike.forget();
  }
}"""


# Lets the checker in, by its address where the page may read from this machine: to send its half a million letters takes longer. Nobody reads
# the markup of what is sound, so that it keeps none.
LET_IN = """(address) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.onload = () => { script.remove(); axe.configure({ noHtml: true }); resolve(); };
  script.onerror = reject;
  script.src = address;
  document.head.append(script);
})"""


# What changes how everything on a page looks.
SURROUNDINGS = """(heights) => [innerWidth, document.documentElement.dataset.theme, ...["print", "(prefers-color-scheme: dark)",
  "(prefers-reduced-motion)", "(forced-colors: active)", ...heights].map((media) => matchMedia(media).matches)].join()"""
# Attributes whose values a rule of accessibility asks about; what the styles ask about comes to them.
ASKED_BY_RULES = {"class", "role", "type", "style", "rel", "scope", "lang", "dir", "hidden", "open", "tabindex",
                  "aria-pressed", "aria-expanded", "aria-hidden", "aria-current", "aria-checked", "aria-selected", "aria-live"}  # fmt: skip


@pytest.fixture(scope="session")
def base(book):
    """The book's address by double click from a stick: whatever works there works from a server too, but not the other way round."""
    return book.as_uri() + "/"


@pytest.fixture(params=["http", "file"])
def each_base(request, book):
    """The book's address in both ways."""
    if request.param == "file":
        return book.as_uri() + "/"
    return request.getfixturevalue("book_url")


@pytest.fixture(scope="module")
def desk(open_device, base):
    """A desk for the tests of a file, from a stick: `desk.lay("notebooks/mapping.html")` gives that page as new."""
    with sit_down(open_device, base) as desk:
        yield desk


@pytest.fixture(scope="session")
def axe_violations():
    """page → what axe-core finds wrong in it, a line each. With `only`, by these rules and no others.

    It looks at what is shown, and of what is alike in all but its words, such as the rows of a long table, at two. What it found nothing
    wrong with, it does not look at again by these rules in the same size and colours: on another page, in another test, or after the next
    step. Whoever asks about that itself hands a set `known` of its own along.
    """
    find_alike = (Path(__file__).parent / "alike.js").read_text(encoding="utf-8")
    checker = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    asked = sorted(ASKED_BY_RULES | find_in_styles(r"\[([\w-]+)[~|^$*]?=") - {"id"})
    heights = sorted(find_in_styles(r"\((?:min|max)-height: [^)]+\)"))
    looked_at = defaultdict(set)

    def find(page, only=None, known=None):
        surroundings = page.evaluate(SURROUNDINGS, heights)
        by_all_rules = looked_at[surroundings, ()] if known is None else known
        by_these = looked_at[surroundings, tuple(only)] if only and known is None else set() if only else by_all_rules
        new, has_axe = page.evaluate(find_alike, [" ".join(by_all_rules | by_these), asked])  # one long text is sent in no time
        if not new:
            return []
        if not has_axe:
            if page.url.startswith("file:"):
                page.evaluate(LET_IN, checker.as_uri())
            else:
                page.evaluate(checker.read_text(encoding="utf-8") + "; axe.configure({ noHtml: true });")
        found = page.evaluate(LOOK, only)
        if not found:
            by_these.update(new.split())
        return found

    return find


def find_in_styles(pattern: str) -> set[str]:
    """What the pattern finds in the book's styles."""
    styles = (path.read_text(encoding="utf-8") for path in (ROOT / "activities").rglob("*.css"))
    return {found for style in styles for found in re.findall(pattern, style)}
