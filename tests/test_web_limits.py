"""What a service does with clients that send too much, too slowly, too often, or leave; and how it ends."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib.util import find_spec

import pytest
from extras import needs
from web_service import ENDLESS, PATIENCE, RIGHT, ROOT, WRONG, Running, service

pytestmark = needs("serve")
TEXT = {"Content_Type": "text/plain"}
HEAD = b"POST /check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"


@pytest.fixture(scope="module")
def narrow() -> Iterator[Running]:
    """One worker, nobody may wait, three seconds for each check, two kilobytes for a batch."""
    with service("--workers", "1", "--queue", "0", "--timeout", "3", "--max-batch", "2k") as running:
        yield running


def raw(running: Running, *parts: bytes) -> bytes:
    """What the service answers to bytes, up to where it closes the connection."""
    with closing(socket.create_connection(("127.0.0.1", running.port), PATIENCE)) as line:
        for part in parts:
            line.sendall(part)
        found = b""
        while piece := line.recv(65536):
            found += piece
        return found


class TestSize:
    def test_a_length_that_is_too_large_is_refused_before_the_body_is_sent(self, narrow: Running) -> None:
        answer = raw(narrow, HEAD, b"Content-Length: 99999999999\r\nExpect: 100-continue\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"urn:factcheck:problem:too-large" in answer

    def test_a_body_without_a_length_is_cut_while_it_comes(self, narrow: Running) -> None:
        piece = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
        answer = raw(narrow, HEAD, b"Transfer-Encoding: chunked\r\n\r\n", *[piece] * 20)
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"connection: close" in answer.lower()

    def test_a_batch_has_its_own_limit(self, narrow: Running) -> None:
        assert narrow.ask("POST", "/batch", [{"text": "x" * 3000}]).status == 413

    def test_a_head_without_end_is_refused(self, narrow: Running) -> None:
        answer = raw(narrow, b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000)
        assert answer.startswith(b"HTTP/1.1 400 ")

    @pytest.mark.skipif(not find_spec("resource"), reason="the system knows of no such limit")
    def test_a_worker_takes_no_more_memory_than_it_may(self) -> None:
        code = (
            "from factcheck.web import work\nwork.MEMORY = 2 * 10**8\n"
            "print(work.done(work.Job('check', '1 ' * 100_000, lang='en')).problem.status)"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=300)
        assert (done.stdout, done.returncode) == ("413\n", 0), done.stderr


class TestTime:
    def test_a_check_that_takes_too_long_is_cut_and_the_next_one_is_made(self, narrow: Running) -> None:
        answer = narrow.check(ENDLESS, **TEXT)
        assert (answer.status, answer.json["type"]) == (503, "urn:factcheck:problem:too-slow")
        assert narrow.check(WRONG, **TEXT).status == 200

    def test_a_body_that_does_not_come_is_not_waited_for(self) -> None:
        from starlette.requests import Request

        from factcheck.web.problems import LATE, ProblemError
        from factcheck.web.requests import body
        from factcheck.web.service import Service

        async def nothing() -> dict[str, object]:
            await asyncio.Event().wait()
            return {}

        request = Request({"type": "http", "method": "POST", "headers": []}, nothing)  # type: ignore[arg-type]
        with pytest.raises(ProblemError) as told:
            asyncio.run(body(request, Service(receiving=0.01), 1000))
        assert told.value.problem is LATE

    def test_a_head_that_does_not_come_is_not_waited_for(self, narrow: Running) -> None:
        assert raw(narrow, b"POST /check HT") == b""

    def test_others_are_served_while_bodies_trickle_in(self, narrow: Running) -> None:
        lines = [socket.create_connection(("127.0.0.1", narrow.port), PATIENCE) for _ in range(50)]
        for line in lines:
            line.sendall(HEAD + b"Content-Length: 100\r\n\r\nExports")
        assert narrow.check(WRONG, **TEXT).status == 200
        for line in lines:
            line.close()


class TestCrowd:
    def test_who_finds_the_line_full_is_told_so(self) -> None:
        with service("--workers", "1", "--queue", "1", "--timeout", "8") as crowded, ThreadPoolExecutor(2) as clients:
            first = clients.submit(crowded.check, ENDLESS, **TEXT)
            crowded.until("factcheck_checks_running", 1)
            second = clients.submit(crowded.check, RIGHT, **TEXT)
            crowded.until("factcheck_checks_waiting", 1)
            third = crowded.check(RIGHT, **TEXT)
            assert (third.status, third.headers["retry-after"]) == (429, "1")
            assert third.json["type"] == "urn:factcheck:problem:too-many-requests"
            assert crowded.ask("GET", "/health").status == 200
            assert {first.result().status, second.result().status} <= {200, 503}

    def test_who_leaves_the_line_makes_room(self) -> None:
        with service("--workers", "1", "--timeout", "8") as crowded, ThreadPoolExecutor(1) as clients:
            clients.submit(crowded.check, ENDLESS, **TEXT)
            crowded.until("factcheck_checks_running", 1)
            with closing(socket.create_connection(("127.0.0.1", crowded.port), PATIENCE)) as line:
                line.sendall(HEAD + b"Content-Length: 1\r\n\r\nx")
                crowded.until("factcheck_checks_waiting", 1)
            crowded.until("factcheck_checks_waiting", 0)
            crowded.until('factcheck_requests_total{method="POST",route="/check",status="499"}', 1)

    def test_many_at_once_are_all_answered(self) -> None:
        with service("--workers", "2", "--queue", "100") as busy, ThreadPoolExecutor(16) as clients:
            answers = list(clients.map(lambda _: busy.check(WRONG, **TEXT), range(100)))
            assert [answer.status for answer in answers] == [200] * 100
            assert busy.metric("factcheck_requests_in_flight") == 1

    def test_who_hangs_up_while_an_answer_is_sent_harms_nobody(self, narrow: Running) -> None:
        for _ in range(5):
            with closing(socket.create_connection(("127.0.0.1", narrow.port), PATIENCE)) as line:
                line.sendall(HEAD + f"Content-Length: {len(WRONG)}\r\n\r\n{WRONG}".encode())
        assert narrow.ask("GET", "/health").status == 200


def test_answers_are_not_held_back_for_more() -> None:
    from factcheck.web.server import bound
    from factcheck.web.service import Service

    with closing(bound(Service(port=0))) as listening:
        assert listening.proto == socket.IPPROTO_TCP


class TestEnd:
    @pytest.mark.parametrize("name", [2, 15], ids=["interrupt", "terminate"])
    def test_what_is_begun_is_finished_and_who_waits_is_told(self, name: int) -> None:
        with service("--workers", "1", "--timeout", "3") as ending, ThreadPoolExecutor(2) as clients:
            first = clients.submit(ending.check, ENDLESS, **TEXT)
            ending.until("factcheck_checks_running", 1)
            second = clients.submit(ending.check, RIGHT, **TEXT)
            ending.until("factcheck_checks_waiting", 1)
            assert ending.stop(name) == 0
            assert first.result().json["type"] == "urn:factcheck:problem:too-slow"
            told = second.result()
            assert (told.status, told.json["type"]) == (503, "urn:factcheck:problem:stopping")
            assert told.headers["retry-after"]

    def test_no_worker_outlives_the_service(self) -> None:
        from pathlib import Path

        with service("--workers", "2") as ending:
            children = Path(f"/proc/{ending.process.pid}/task/{ending.process.pid}/children")
            workers = children.read_text().split() if children.exists() else []
            assert ending.stop() == 0
            assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
        assert not [t for t in threading.enumerate() if t.name.startswith("asyncio")]
