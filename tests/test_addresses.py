"""Addresses outside the book stand in one list, and whoever has a network can ask whether they answer."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from book_rows import book_rows

from activities.__main__ import main
from activities.editing.addresses import Address, ask_addresses, list_addresses, word_answers


class Host(BaseHTTPRequestHandler):
    """/there answers; /full only to a full request; /moved leads on; anything else is gone."""

    def do_HEAD(self):
        self._answer({"/there": 200, "/moved": 301}.get(self.path, 404))

    def do_GET(self):
        self._answer({"/there": 200, "/full": 200, "/moved": 301}.get(self.path, 404))

    def _answer(self, code):
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/there")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def host():
    server = HTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_every_address_is_one_of_the_web_and_stands_once():
    addresses = [address.url for address in list_addresses(book_rows())]
    assert addresses and all(url.startswith(("https://", "http://")) for url in addresses)
    assert len(addresses) == len(set(addresses))


def test_the_command_lists_each_address_with_its_source(capsys):
    assert main(["links"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(list_addresses(book_rows()))
    assert any(line.startswith("c29\thttps://www.ilo.org/") for line in lines)


def test_an_address_answers_leads_on_or_is_gone(host):
    asked = [Address(name, f"{host}/{name}") for name in ("there", "full", "moved", "gone")]
    answers = {answer.address.source: answer for answer in ask_addresses(asked)}
    assert (answers["there"].trouble, answers["there"].moved) == (None, None)
    assert answers["full"].trouble is None
    assert answers["moved"].moved == f"{host}/there"
    assert answers["gone"].trouble == "404 Not Found"


def test_without_a_network_each_address_is_named_and_nothing_breaks():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
    lines = word_answers(ask_addresses([Address("nobody", f"http://127.0.0.1:{port}/"), Address("slip", "nowhere")]))
    assert lines[0].startswith("nobody: no answer (")
    assert lines[1].startswith("slip: no answer (")
    assert lines[-1] == "2 of 2 addresses did not answer."
