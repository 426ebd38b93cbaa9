"""The page on which a device is tested before a workshop: what it keeps, prints, downloads and shows."""

from __future__ import annotations

from activities.kinds.forms import json_script

from .embedding import STATIC
from .row_directive import RowDirective

TEST_DEVICE = "book/guide/test-device"
# In the order in which they are shown. The first three are tried at once, the others at a press of a button.
BY_ITSELF = ("browser", "storage", "screen")
BY_HAND = ("windows", "download", "print")
ASKED = ("download", "print")  # of these only a person can say whether it worked


class TestDeviceDirective(RowDirective):
    """`{test-device}`: everything of the page but its title."""

    def show(self):
        strings = {key: self.rows.strings[key] for key in self.rows.strings if key.startswith(("test-device.", "host.locale"))}
        content = json_script({"strings": strings})
        return [self.html("test-device.html.j2", by_itself=BY_ITSELF, by_hand=BY_HAND, asked=ASKED, content=content)]


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename == TEST_DEVICE:
        app.add_css_file(f"{STATIC}/room-test-device.css")
        app.add_js_file(f"{STATIC}/room-test-device.js", loading_method="defer")


def setup_test_device(app) -> None:
    """Register the directive, and give the page its script and its style."""
    app.add_directive("test-device", TestDeviceDirective)
    app.connect("html-page-context", _add_files)
