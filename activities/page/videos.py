"""The page of films: a guide for each session with one, a place to show a file of one's own from, and the reading in its place."""

from __future__ import annotations

from .embedding import STATIC
from .row_directive import RowDirective

VIDEOS = "book/guide/videos"


class VideosDirective(RowDirective):
    """`{videos}`: every video, under a heading of its own."""

    def show(self):
        lines = {line.id: (plan, day, line) for plan in self.rows.plans.values() for day in plan.days for line in day.lines}
        return [
            self.section(
                video.title,
                f"video-{video.id}",
                self.html(
                    "video.html.j2",
                    video=video,
                    names={voice.id: voice.name for voice in video.testimony.voices},
                    serves=[lines[id] for id in video.serves if id in lines],
                ),
            )
            for video in self.rows.videos.values()
        ]


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename == VIDEOS:
        app.add_css_file(f"{STATIC}/room-videos.css")
        app.add_js_file(f"{STATIC}/room-videos.js", loading_method="defer")


def setup_videos(app) -> None:
    """Register the directive, and give the page its script and its style."""
    app.add_directive("videos", VideosDirective)
    app.connect("html-page-context", _add_files)
