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


def receive(connection: socket.socket) -> bytes:
    """All that comes until the other side hangs up."""
    return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.fixture
def port(folder):
    """The port at which the folder is served."""
    with serve_folder(folder) as url:
        yield urlsplit(url).port


@pytest.fixture
def ask(port):
    """Ask the server as given, with no tidying of the address: `ask("GET", "/../x")`."""

    def ask(method: str, path: str, **headers: str):
        connection = http.client.HTTPConnection(HOST, port)
        connection.request(method, path, headers={key.replace("_", "-"): value for key, value in headers.items()})
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    return ask


@pytest.fixture
def say(port):
    """Send bytes, whatever they are, and give what comes back until the server hangs up.

    is_whole: they end a request, which is answered; else nothing more is sent at once, and there may be no answer.
    """

    def say(request: bytes, is_whole: bool = False) -> bytes:
        with socket.create_connection((HOST, port), timeout=60) as connection:
            connection.sendall(request % port if b"%d" in request else request)
            try:
                first = connection.recv(65536) if is_whole else b""  # a caller who has hung up is not always answered
                if first:
                    return first
                connection.shutdown(socket.SHUT_WR)
                return receive(connection)
            except ConnectionResetError:
                return b""

    return say


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


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}",
                                  "localhost.evil.example:{port}", "192.168.0.1:{port}", "user@127.0.0.1:{port}", "", "[::1", "[::1]:1"])  # fmt: skip
def test_who_calls_it_by_a_name_that_is_not_this_machine_s_gets_nothing(ask, port, host):
    """A page of another site can have its own name lead to this machine, and would else read the book as its own."""
    answer = ask("GET", "/index.html", Host=host.format(port=port))
    assert answer.status in (400, 421) and b"Debut" not in answer.body and b"<h1>" not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}", "[::1]:{port}"])
def test_this_machine_s_own_names_are_answered(ask, port, host):
    assert ask("GET", "/index.html", Host=host.format(port=port)).status == 200


def test_two_names_at_once_are_none(say):
    told = say(b"GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example\r\n\r\n", is_whole=True)
    assert told.startswith(b"HTTP/1.1 4")


GUARDED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/index.html", "/script.js", "/picture.png", "/learn", "/nothing.html", "/../secret.txt"])
def test_every_answer_says_what_a_browser_is_to_keep_apart(ask, path):
    answer = ask("GET", path)
    assert {name: answer.getheader(name) for name in GUARDED} == GUARDED
    assert "frame-ancestors 'none'" in answer.getheader("Content-Security-Policy")
    assert "camera=()" in answer.getheader("Permissions-Policy")


def test_a_page_s_own_policy_is_sent_along_with_it(ask, folder):
    rules = "default-src 'none'; img-src data:"
    page = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{rules}">'
    (folder / "strict.html").write_text(page, encoding="utf-8")
    assert ask("GET", "/strict.html").getheader("Content-Security-Policy") == f"{rules}; frame-ancestors 'none'"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip", "gzip"), ("GZIP", "gzip"), ("x-gzip", "gzip"), ("*", "gzip"), ("br, *;q=0.1", "gzip"), ("gzip;q=0.5, identity;q=0.1", "gzip"),
     ("identity;q=0, gzip;q=0.001", "gzip"), ("*;q=0, gzip", "gzip"), ("deflate, gzip ; q=1.0", "gzip"),
     ("gzip;q=0", None), ("gzip; q=0.000", None), ("gzip;q=0, *", None), ("br", None), ("", None), ("identity", None), ("notgzip", None),
     ("gzip;q=0.2, identity;q=0.9", None), ("gzip;q=nonsense", None), ("gzip;q=nan", None)],
)  # fmt: skip
def test_a_coding_is_sent_to_those_who_take_it_and_to_no_others(ask, accepted, coding):
    answer = ask("GET", "/index.html", Accept_Encoding=accepted)
    assert (answer.status, answer.getheader("Content-Encoding")) == (200, coding)
    assert (gzip.decompress(answer.body) if coding else answer.body).decode() == "<h1>Début</h1>" * 100


@pytest.mark.parametrize("accepted", ["*;q=0", "identity;q=0", "gzip;q=0, identity;q=0", "br, identity;q=0"])
def test_who_takes_no_coding_that_there_is_gets_none(ask, accepted):
    assert ask("GET", "/index.html", Accept_Encoding=accepted).status == 406


def test_a_picture_is_compressed_for_those_alone_who_refuse_it_plain(ask):
    assert ask("GET", "/picture.png", Accept_Encoding="gzip").getheader("Content-Encoding") is None
    assert ask("GET", "/picture.png", Accept_Encoding="gzip, identity;q=0").getheader("Content-Encoding") == "gzip"


@pytest.mark.parametrize(
    "request_", [b"\r\n\r\n", b"nonsense\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nNo colon\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", b"GET /" + b"a" * 100000, b"\x16\x03\x01\x02\x00\x01\x00",
                 b"GET / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", b"GET / HTTP/1.1\r\nTransfer-Encoding: x\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_request_is_refused_and_the_next_one_answered(ask, say, request_, capfd):
    assert not say(request_).startswith(b"HTTP/1.1 2")
    assert ask("GET", "/index.html").status == 200
    assert capfd.readouterr().err == ""


def test_many_at_once_and_some_who_never_finish_keep_nobody_out(folder, ask, port):
    idle = [socket.create_connection((HOST, port)) for _ in range(200)]
    for one in idle:
        one.sendall(b"GET /index.html HTTP/1.1\r\nHost: 127.0.0.1")
    many = [socket.create_connection((HOST, port)) for _ in range(300)]
    for one in many:
        one.sendall(b"GET /script.js HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % port)
    assert all(receive(one).endswith(b"let a = 1;") for one in many)
    assert ask("GET", "/index.html").status == 200
    for one in [*idle, *many]:
        one.close()


def test_a_part_of_a_file_can_be_asked_for(ask):
    answer = ask("GET", "/script.js", Range="bytes=4-6")
    assert (answer.status, answer.body, answer.getheader("Content-Range")) == (206, b"a =", "bytes 4-6/10")
