"""A small web server for the built book: this machine only, files only, nothing written.

`serve` uses it, and the tests and benchmarks through `serve_folder`. Tornado finds and sends the files; this module says
whom it answers, what it sends with them, and in which coding.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import html
import logging
import mimetypes
import os
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, StaticFileHandler

from activities.running.codings import choose_coding
from activities.running.programs import Stopped

HOST = "127.0.0.1"
NAMES = (
    HOST,
    "localhost",
    "[::1]",
)  # what a browser on this machine may call us; a page of another host that is led here has its own
PORTS_TRIED = 50
WAITING = 1024  # connections that may wait to be taken in
AT_ONCE = 800  # connections, fewer than the files that a system lets a program open
PATIENCE = 60  # seconds for a request to come, and for its answer to be taken
LARGEST_REQUEST = 65536  # bytes; nothing is to be sent to us
COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/xml")

# Said here, since the machine's own table may lack them or, on Windows, be wrong about them.
TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".inv": "application/octet-stream",
    ".ipynb": "application/json",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yml": "text/plain",
}

# With every answer. A page stands in no other page's frame, says to no other site where its reader came from, and shares
# neither its window nor its files with other sites; of the device it asks for nothing.
HEADERS = {
    "Server": "Book",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "hid",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "serial",
            "usb",
        )
    ),
}
# A page of the book carries its own policy (`activities/page/look`), and it is sent along. What has none may load from here alone.
OWN_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; object-src 'none'; base-uri 'self'"
FRAMES = "frame-ancestors 'none'"  # a page cannot say this of itself


@dataclass(frozen=True)
class Body:
    """A file as it is sent: its bytes, a tag that changes with them, and what its page may load."""

    content: bytes
    tag: str
    policy: str


class BookFiles(StaticFileHandler):
    """GET and HEAD of the files below the server's folder."""

    body: Body

    def set_default_headers(self) -> None:
        for name, value in HEADERS.items():
            self.set_header(name, value)
        self.set_header("Content-Security-Policy", f"default-src 'none'; {FRAMES}")

    def prepare(self) -> None:
        if not self._is_meant():
            raise HTTPError(HTTPStatus.MISDIRECTED_REQUEST)
        if self.request.method not in ("GET", "HEAD"):
            raise HTTPError(HTTPStatus.NOT_IMPLEMENTED)

    async def get(self, path: str, include_body: bool = True) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await super().get(path, include_body)
        except TimeoutError:
            self.request.connection.stream.close()  # type: ignore[union-attr]
        except HTTPError as error:  # who asks for what lies outside learns no more than who asks for what is not there
            raise HTTPError(404) if error.status_code == HTTPStatus.FORBIDDEN else error from None
        except (OSError, ValueError):  # a new book was swapped in under our hands; a null byte in the address
            raise HTTPError(404) from None

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        found = super().validate_absolute_path(root, absolute_path)
        if found is None:  # sent on to the folder's address
            return None
        is_page_of_folder = Path(found) != Path(absolute_path)
        hidden = any(part.startswith(".") for part in Path(found).relative_to(os.path.realpath(root)).parts)
        if hidden or (self.request.path.endswith("/") and not is_page_of_folder and not Path(absolute_path).is_dir()):
            raise HTTPError(404)
        kind = _name_kind(found)
        coding = choose_coding(self.request.headers.get("Accept-Encoding"), worth=kind.startswith(COMPRESSED))
        if coding is None:
            raise HTTPError(HTTPStatus.NOT_ACCEPTABLE)
        stat = os.stat(found)
        self.body = read_body(Path(found), stat.st_mtime_ns, stat.st_size, coding == "gzip")
        if coding == "gzip":
            self.set_header("Content-Encoding", "gzip")
        self.set_header("Content-Security-Policy", f"{self.body.policy}; {FRAMES}")
        return found

    def compute_etag(self) -> str | None:
        return self.body.tag

    def get_content_size(self) -> int:
        return len(self.body.content)

    def get_content(self, abspath: str, start: int | None = None, end: int | None = None) -> bytes:  # type: ignore[override]
        return self.body.content[start:end]

    def get_content_type(self) -> str:
        kind = _name_kind(self.absolute_path or "")
        return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in COMPRESSED else kind

    def get_cache_time(self, path: str, modified: Any, mime_type: str) -> int:
        return 0  # whether there is a newer book is asked each time

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {HTTPStatus(status_code).phrase}\n")

    def _is_meant(self) -> bool:
        """Whether the request calls us by one of our own names. A browser always says by which."""
        port = self.application.settings["port"]
        hosts = self.request.headers.get_list("Host")
        return not hosts or (len(hosts) == 1 and hosts[0].lower() in {f"{name}:{port}" for name in NAMES})


class BookServer(HTTPServer):
    """Tornado's server, which hangs up on those who come when all its connections are taken."""

    def handle_stream(self, stream: IOStream, address: tuple) -> None:
        if len(self._connections) >= AT_ONCE:
            stream.close()
        else:
            super().handle_stream(stream, address)


class Server:
    """Serves one folder. `url` is where; `serve_forever` blocks, `shutdown` ends it from another thread."""

    def __init__(self, folder: Path, port: int):
        self.folder = folder.resolve()
        (self.socket,) = bind_sockets(port, HOST, backlog=WAITING)
        self.server_address = self.socket.getsockname()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end = asyncio.Event()
        self._begun = threading.Event()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}/"

    def serve_forever(self) -> None:
        """Answer until `shutdown`, or until an interruption."""
        asyncio.run(self._serve())

    def shutdown(self) -> None:
        """End `serve_forever`, which runs in another thread or is about to."""
        self._begun.wait()
        if self._loop:
            self._loop.call_soon_threadsafe(self._end.set)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *error: object) -> None:
        self.socket.close()

    async def _serve(self) -> None:
        logging.getLogger("tornado").setLevel(logging.ERROR)  # a browser that hangs up, or asks nonsense, is no news
        book = (r"/?(.*)", BookFiles, {"path": str(self.folder), "default_filename": "index.html"})
        application = Application([book], port=self.server_address[1], log_function=lambda handler: None)
        server = BookServer(
            application,
            idle_connection_timeout=PATIENCE,
            body_timeout=PATIENCE,
            max_header_size=LARGEST_REQUEST,
            max_body_size=LARGEST_REQUEST,
        )
        server.add_socket(self.socket)
        self._loop = asyncio.get_running_loop()
        self._begun.set()
        await self._end.wait()
        server.stop()
        await server.close_all_connections()


def _name_kind(path: str) -> str:
    return TYPES.get(Path(path).suffix.lower()) or mimetypes.guess_type(path)[0] or "application/octet-stream"


@lru_cache(maxsize=512)
def read_body(path: Path, changed: int, size: int, compress: bool) -> Body:
    """The file as it is sent. `changed` and `size` are its stat, so that a new file is read anew."""
    content = path.read_bytes()
    own = OWN_POLICY.search(content) if path.suffix == ".html" else None
    policy = " ".join(html.unescape(own[1].decode()).split()) if own else POLICY
    tag = f'"{changed:x}-{size:x}{"-z" if compress else ""}"'
    return Body(gzip.compress(content, 6, mtime=0) if compress else content, tag, policy)


def open_server(folder: Path, port: int, tries: int = PORTS_TRIED) -> Server:
    """A server of `folder` on the first free port from `port` on. Raises Stopped after so many `tries`."""
    last = min(port + tries, 65536) - 1
    for candidate in range(port, last + 1):
        try:
            return Server(folder, candidate)
        except OSError:
            continue
    raise Stopped(f"No free port from {port} to {last}: choose another with --port.")


@contextlib.contextmanager
def serve_folder(folder: Path | str) -> Iterator[str]:
    """Serve `folder` from a thread, on a port that the system chooses; gives the address, ending in /."""
    with Server(Path(folder), 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()
