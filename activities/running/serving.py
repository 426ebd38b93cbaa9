"""A small web server for the built book: this machine only, files only, nothing written.

`serve` uses it, and the tests and benchmarks through `serve_folder`.
"""

from __future__ import annotations

import contextlib
import email.utils
import gzip
import mimetypes
import os
import socketserver
import threading
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from activities.running.programs import Stopped

HOST = "127.0.0.1"
PORTS_TRIED = 50
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


@dataclass(frozen=True)
class Body:
    """A file as it is sent: its bytes, compressed where that helps, and a tag that changes with them."""

    content: bytes
    tag: str
    compressed: bool


class Server(ThreadingHTTPServer):
    """Serves one folder. `url` is where; `serve_forever` blocks, `shutdown` ends it from another thread."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers share a port

    def __init__(self, folder: Path, port: int):
        self.folder = folder.resolve()
        super().__init__((HOST, port), Handler)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}/"

    def server_bind(self) -> None:
        # HTTPServer would look its own name up, which can hang for seconds where there is no name service.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address

    def handle_error(self, request, client_address) -> None:
        """A browser that hangs up is no error worth a traceback."""


class Handler(BaseHTTPRequestHandler):
    """GET and HEAD of the files below the server's folder."""

    protocol_version = "HTTP/1.1"
    server_version = "Book"
    sys_version = ""
    timeout = 60
    wbufsize = -1  # headers and body leave in one piece

    def do_GET(self) -> None:
        path = self._find_file()
        if path is None:
            return
        kind = TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        may_compress = kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        try:
            stat = path.stat()
            body = read_body(path, stat.st_mtime_ns, stat.st_size, may_compress)
        except OSError:  # a new book was swapped in under our hands
            return self._refuse(HTTPStatus.NOT_FOUND)
        fresh = body.tag in self.headers.get("If-None-Match", "")
        self.send_response(HTTPStatus.NOT_MODIFIED if fresh else HTTPStatus.OK)
        self.send_header("ETag", body.tag)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        if not fresh:
            text = kind.startswith("text/") or kind in COMPRESSED
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
            self.send_header("Content-Length", str(len(body.content)))
            self.send_header("Last-Modified", email.utils.formatdate(stat.st_mtime, usegmt=True))
            self.send_header("X-Content-Type-Options", "nosniff")
            if body.compressed:
                self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if not fresh and self.command == "GET":
            self.wfile.write(body.content)

    do_HEAD = do_GET

    def log_message(self, *args) -> None:
        """Nothing: the person is told the address, not each request."""

    def _find_file(self) -> Path | None:
        """The file that was asked for, or None after saying why there is none."""
        address = urllib.parse.unquote(self.path.split("?", 1)[0].split("#", 1)[0], errors="replace")
        folder = self.server.folder
        try:
            path = (folder / address.lstrip("/")).resolve()
            inside = path.relative_to(folder)  # a ValueError where the address climbs out
            is_folder = path.is_dir()
            if is_folder and not address.endswith("/"):
                return self._redirect("/" + inside.as_posix() + "/")
            page = path / "index.html" if is_folder else path
            found = page.is_file() and (is_folder or not address.endswith("/"))
        except (OSError, ValueError):  # also a null byte, or a name that is too long
            return self._refuse(HTTPStatus.NOT_FOUND)
        if not found or any(part.startswith(".") for part in inside.parts):
            return self._refuse(HTTPStatus.NOT_FOUND)
        return page

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", urllib.parse.quote(address))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, status: HTTPStatus) -> None:
        body = f"{status.value} {status.phrase}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@lru_cache(maxsize=512)
def read_body(path: Path, changed: int, size: int, may_compress: bool) -> Body:
    """The file as it is sent. `changed` and `size` are its stat, so that a new file is read anew."""
    content = path.read_bytes()
    tag = f'"{changed:x}-{size:x}{"-z" if may_compress else ""}"'
    if may_compress:
        return Body(gzip.compress(content, 6, mtime=0), tag, compressed=True)
    return Body(content, tag, compressed=False)


def open_server(folder: Path, port: int, tries: int = PORTS_TRIED) -> Server:
    """A server of `folder` on the first free port from `port` on. Raises Stopped after so many `tries`."""
    for candidate in range(port, min(port + tries, 65536)):
        try:
            return Server(folder, candidate)
        except OSError:
            continue
    raise Stopped(f"No free port from {port} to {candidate}: choose another with --port.")


@contextlib.contextmanager
def serve_folder(folder: Path | str) -> Iterator[str]:
    """Serve `folder` from a thread, on a port that the system chooses; gives the address, ending in /."""
    with Server(Path(folder), 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()
