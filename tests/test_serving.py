"""What the server promises: the book's files and nothing else, to this machine and nobody else."""

from __future__ import annotations

import gzip
import http.client
import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from activities.running.programs import Stopped
from activities.running.serving import HOST, open_server, serve_folder


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder to serve, with a file beside it that is none of the visitors' business."""
    (tmp_path / "secret.txt").write_text("not for visitors", encoding="utf-8")
    served = tmp_path / "book"
    (served / "learn").mkdir(parents=True)
    (served / "empty").mkdir()
    (served / "index.html").write_text("<h1>Début</h1>" * 100, encoding="utf-8")
    (served / "learn" / "index.html").write_text("<h1>Learn</h1>", encoding="utf-8")
    (served / "script.js").write_text("let a = 1;", encoding="utf-8")
    (served / "picture.png").write_bytes(b"\x89PNG\r\n")
    (served / ".made-from").write_text("a fingerprint", encoding="utf-8")
    return served


@pytest.fixture
def ask(folder):
    """Ask the server as given, with no tidying of the address: `ask("GET", "/../x")`."""
    with serve_folder(folder) as url:

        def ask(method: str, path: str, **headers: str):
            connection = http.client.HTTPConnection(urlsplit(url).netloc)
            connection.request(method, path, headers={key.replace("_", "-"): value for key, value in headers.items()})
            answer = connection.getresponse()
            answer.body = answer.read()
            connection.close()
            return answer

        yield ask


def test_pages_are_sent_with_their_kind_and_their_script(ask):
    assert ask("GET", "/").getheader("Content-Type") == "text/html; charset=utf-8"
    assert ask("GET", "/").body.decode() == "<h1>Début</h1>" * 100
    assert ask("GET", "/script.js?v=3").getheader("Content-Type") == "text/javascript; charset=utf-8"
    assert ask("GET", "/picture.png").getheader("Content-Type") == "image/png"
    assert ask("GET", "/learn/").body == b"<h1>Learn</h1>"


def test_text_is_compressed_for_those_who_can_read_it(ask):
    answer = ask("GET", "/index.html", Accept_Encoding="gzip, br")
    assert answer.getheader("Content-Encoding") == "gzip"
    assert gzip.decompress(answer.body).decode() == "<h1>Début</h1>" * 100
    assert ask("GET", "/index.html").getheader("Content-Encoding") is None
    assert ask("GET", "/picture.png", Accept_Encoding="gzip").getheader("Content-Encoding") is None


def test_an_unchanged_page_is_not_sent_twice_and_a_changed_one_is(ask, folder):
    first = ask("GET", "/index.html", Accept_Encoding="gzip")
    again = ask("GET", "/index.html", Accept_Encoding="gzip", If_None_Match=first.getheader("ETag"))
    assert (again.status, again.body) == (304, b"")
    assert first.getheader("Cache-Control") == "no-cache"
    (folder / "index.html").write_text("<h1>New</h1>", encoding="utf-8")
    changed = ask("GET", "/index.html", Accept_Encoding="gzip", If_None_Match=first.getheader("ETag"))
    assert changed.status == 200 and gzip.decompress(changed.body) == b"<h1>New</h1>"


def test_head_tells_the_size_and_sends_nothing(ask):
    answer = ask("HEAD", "/script.js")
    assert (answer.status, answer.body, answer.getheader("Content-Length")) == (200, b"", "10")


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/learn/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd", "/.made-from",
     "/empty/", "/nothing.html", "/index.html/", "/%00", "/" + "a" * 5000],
)  # fmt: skip
def test_nothing_outside_the_book_and_no_list_of_files_is_sent(ask, path):
    answer = ask("GET", path)
    assert answer.status == 404
    assert b"visitors" not in answer.body and b"root:" not in answer.body


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_a_link_out_of_the_book_leads_nowhere(ask, folder):
    (folder / "way-out.txt").symlink_to(folder.parent / "secret.txt")
    assert ask("GET", "/way-out.txt").status == 404


def test_a_folder_without_its_slash_is_sent_to_its_page(ask):
    answer = ask("GET", "/learn")
    assert (answer.status, answer.getheader("Location")) == (301, "/learn/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_it(ask, method):
    assert ask(method, "/index.html").status == 501


def test_it_listens_to_this_machine_alone(folder):
    with open_server(folder, 0) as server:
        assert server.socket.getsockname()[0] == HOST == "127.0.0.1"


def test_a_taken_port_gives_way_to_the_next_free_one(folder):
    with open_server(folder, 0) as first:
        taken = first.server_address[1]
        with open_server(folder, taken) as second:
            assert second.server_address[1] > taken


def test_with_no_port_free_the_person_is_told(folder):
    with socket.create_server((HOST, 0)) as one:
        taken = one.getsockname()[1]
        with pytest.raises(Stopped, match=rf"^No free port from {taken} to {taken}: choose another with --port\."):
            open_server(folder, taken, tries=1)
