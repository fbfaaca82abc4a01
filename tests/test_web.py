"""The REST service as another program meets it: the real command, asked over a real socket."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from extras import needs
from web_service import RIGHT, ROOT, WRONG, Answer, Running, service

import factcheck
from factcheck.reports import json as output

pytestmark = needs("serve")
TEXT = {"Content_Type": "text/plain"}
PERSIAN = "صادرات ایران ۱۰ درصد افزایش یافت و به ۱۱۰ میلیون دلار رسید."


@pytest.fixture(scope="module")
def desk() -> Iterator[Running]:
    with service("--workers", "2") as running:
        yield running


def problem(answer: Answer, status: int, name: str) -> dict[str, Any]:
    """The problem that an answer is, in the form of RFC 9457."""
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json
    assert (told["type"], told["status"]) == (f"urn:factcheck:problem:{name}", status)
    assert told["title"]
    assert told["request"] == answer.headers["x-request-id"]
    return dict(told)


def spans(answer: Answer) -> list[str]:
    """What the first finding of an answer points at."""
    return [span["text"] for span in answer.json["articles"][0]["findings"][0]["spans"]]


class TestCheck:
    def test_the_answer_is_the_published_report(self, desk: Running) -> None:
        from jsonschema import Draft202012Validator

        answer = desk.check({"text": WRONG, "lang": "en", "date": "2019-06-14", "title": "Iran", "id": "A-1"})
        assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
        assert not list(Draft202012Validator(output.schema()).iter_errors(answer.json))
        article = answer.json["articles"][0]
        assert (article["path"], article["title"], article["date"]) == ("A-1", "Iran", "2019-06-14")
        assert article["findings"][0]["repairs"][0]["replacement"] == "$140.9 million"

    def test_it_is_what_the_library_says(self, desk: Running) -> None:
        report = factcheck.check(WRONG, lang="en")
        answer = desk.check({"text": WRONG, "lang": "en"})
        assert answer.json["articles"][0] == json.loads(output.dumps(output.article(report)))

    @pytest.mark.parametrize(
        ("medium", "body"),
        [
            ("text/plain", WRONG),
            ("text/plain; charset=utf-16", WRONG.encode("utf-16")),
            ("text/markdown", f"# Iran\n\n**{WRONG}**\n"),
            ("text/html", f"<!DOCTYPE html><p>Iran</p>\n<p class='x'>{WRONG}</p>"),
            ("application/json", json.dumps({"text": f"<p>{WRONG}</p>", "format": "html"})),
            ("application/json", "\ufeff" + json.dumps({"text": WRONG})),
        ],
    )
    def test_every_kind_of_body_is_read(self, desk: Running, medium: str, body: str | bytes) -> None:
        found = desk.check(body, Content_Type=medium)
        assert "140.9 percent" in spans(found)

    @pytest.mark.parametrize(
        ("medium", "source"),
        [
            ("text/markdown", f"---\ntitle: x\n---\n\n> 📈 **Iran:** {WRONG}\r\n"),
            ("text/html", f"<p>&amp; 📈</p>\r\n<p>{WRONG.replace(',', '<b>,</b>')}</p>"),
        ],
    )
    def test_lines_and_columns_lead_into_what_was_sent(self, desk: Running, medium: str, source: str) -> None:
        repair = desk.check(source, Content_Type=medium).json["articles"][0]["findings"][0]["repairs"][0]["span"]
        line = source.split("\n")[repair["line"] - 1]
        assert line[repair["column"] - 1 : repair["end_column"] - 1] == repair["text"] == "140.9 percent"

    def test_what_is_known_of_a_text_comes_by_the_address(self, desk: Running) -> None:
        answer = desk.ask("POST", "/check?lang=en&date=2019-06-14&title=Iran&id=7", WRONG, **TEXT)
        article = answer.json["articles"][0]
        assert [article[name] for name in ("language", "date", "title", "path")] == ["en", "2019-06-14", "Iran", "7"]

    def test_a_text_without_figures_or_language_is_no_problem(self, desk: Running) -> None:
        for text in ("", " ", "Nothing.", "\x00\x01", "\ud83d", "Vi så 5 procent."):
            answer = desk.check({"text": text})
            assert (answer.status, answer.json["summary"]["ok"]) == (200, True)

    def test_persian_is_detected(self, desk: Running) -> None:
        article = desk.check(PERSIAN, **TEXT).json["articles"][0]
        assert (article["language"], len(article["claims"])) == ("fa", 2)

    def test_what_an_article_says_of_its_findings_is_heeded(self, desk: Running) -> None:
        marked = WRONG.replace("140.9 percent", "140.9 percent [sic]")
        told = f"<!-- factcheck: ignore growth -- quoted as it was said -->\n{WRONG}\n"
        for body in ({"text": marked}, {"text": told.replace("ignore", "ignore-next-line"), "format": "markdown"}):
            assert desk.check(body).json["summary"]["contradictions"] == 0

    def test_markup_stays_text(self, desk: Running) -> None:
        answer = desk.check({"text": f"<script>alert(1)</script> {WRONG}", "title": "<img src=x onerror=y>"})
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.json["articles"][0]["title"] == "<img src=x onerror=y>"


class TestSarif:
    @pytest.mark.parametrize(("path", "accept"), [("/check?format=sarif", "*/*"), ("/check", "application/sarif+json")])
    def test_it_is_what_the_command_writes(self, desk: Running, tmp_path: Path, path: str, accept: str) -> None:
        (tmp_path / "a.txt").write_text(WRONG, "utf-8")
        answer = desk.ask("POST", path + ("&" if "?" in path else "?") + "id=a.txt", WRONG, Accept=accept, **TEXT)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/sarif+json")
        command = [sys.executable, "-m", "factcheck", "check", "a.txt", "--format", "sarif"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=60)
        assert answer.json == json.loads(done.stdout)

    def test_a_batch_may_be_sarif_too(self, desk: Running) -> None:
        answer = desk.ask("POST", "/batch?format=sarif", [{"text": WRONG}, {"text": RIGHT}])
        assert [len(line["runs"][0]["results"]) for line in answer.lines] == [1, 0]


class TestWrongRequests:
    @pytest.mark.parametrize(
        ("body", "medium", "status", "name"),
        [
            ("{", "application/json", 400, "malformed"),
            ("[" * 100_000, "application/json", 400, "malformed"),
            ('{"text": ' + "9" * 5000 + "}", "application/json", 400, "malformed"),
            (b"\xff\xfe\xfd", "application/json", 400, "malformed"),
            (b"%PDF-1.7\xff", "text/plain", 400, "malformed"),
            ("x", "", 415, "media-type"),
            ("x", "image/png", 415, "media-type"),
            ("x", "text/plain; charset=klingon", 415, "media-type"),
            ("[]", "application/json", 422, "invalid"),
            ("{}", "application/json", 422, "invalid"),
            ('{"text": 5}', "application/json", 422, "invalid"),
            ('{"text": "x", "lang": 5}', "application/json", 422, "invalid"),
            ('{"text": "x", "lang": "klingon"}', "application/json", 422, "invalid"),
            ('{"text": "x", "date": "yesterday"}', "application/json", 422, "invalid"),
            ('{"text": "x", "format": "pdf"}', "application/json", 422, "invalid"),
            ('{"text": "x", "colour": "red"}', "application/json", 422, "invalid"),
        ],
    )
    def test_each_is_a_problem(self, desk: Running, body: str | bytes, medium: str, status: int, name: str) -> None:
        told = problem(desk.check(body, Content_Type=medium), status, name)
        assert told["detail"]

    def test_compressed_bodies_are_not_taken(self, desk: Running) -> None:
        problem(desk.check(b"\x1f\x8b", Content_Type="text/plain", Content_Encoding="gzip"), 415, "media-type")

    def test_paths_and_methods(self, desk: Running) -> None:
        problem(desk.ask("GET", "/checks"), 404, "not-found")
        problem(desk.ask("GET", "/static/../page.html"), 404, "not-found")
        problem(desk.ask("GET", "/static/%2e%2e/web/app.py"), 404, "not-found")
        answer = desk.ask("GET", "/check")
        problem(answer, 405, "method")
        assert answer.headers["allow"] == "POST"
        assert desk.ask("OPTIONS", "/check").status == 405

    def test_an_unknown_format_of_the_answer(self, desk: Running) -> None:
        problem(desk.ask("POST", "/check?format=xml", WRONG, **TEXT), 422, "invalid")


class TestWhoAsks:
    def test_a_page_of_another_site_is_refused(self, desk: Running) -> None:
        for named in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}):
            problem(desk.check(WRONG, **TEXT, **named), 403, "origin")
        assert desk.check(WRONG, **TEXT, Origin=desk.url, Sec_Fetch_Site="same-origin").status == 200

    def test_nothing_invites_other_sites(self, desk: Running) -> None:
        answer = desk.ask("OPTIONS", "/check", Origin="https://evil.example", Access_Control_Request_Method="POST")
        assert answer.status == 403
        assert not [name for name in answer.headers if name.startswith("access-control")]

    def test_a_rebound_name_is_refused(self, desk: Running) -> None:
        problem(desk.ask("GET", "/", Host="evil.example"), 421, "host")
        problem(desk.ask("GET", "/health", Host="127.0.0.1.evil.example:80"), 421, "host")
        for known in ("localhost", "LOCALHOST:5", "[::1]:5", "127.0.0.1"):
            assert desk.ask("GET", "/health", Host=known).status == 200

    def test_a_name_can_be_allowed_and_a_token_wanted(self, tmp_path: Path) -> None:
        file = tmp_path / "token"
        file.write_text("s3cret\n", "utf-8")
        with service("--token-file", str(file), "--allow-host", "desk.example", "--workers", "1") as guarded:
            wanted = guarded.check(WRONG, **TEXT, Host="desk.example")
            problem(wanted, 401, "token")
            assert wanted.headers["www-authenticate"] == "Bearer"
            for wrong in ("s3cret", "Bearer s3cre", "Bearer", "Basic s3cret", "Bearer \xe9"):
                problem(guarded.check(WRONG, **TEXT, Authorization=wrong), 401, "token")
            assert guarded.check(WRONG, **TEXT, Authorization="Bearer s3cret").status == 200
            proxied = {"Origin": "https://desk.example", "Authorization": "Bearer s3cret"}
            assert guarded.check(WRONG, **TEXT, **proxied).status == 200
            assert guarded.ask("GET", "/metrics").status == 401
            assert [guarded.ask("GET", path).status for path in ("/", "/health", "/ready", "/rules")] == [200] * 4
            command = Path(f"/proc/{guarded.process.pid}/cmdline")
            assert not command.exists() or b"s3cret" not in command.read_bytes()
        assert "s3cret" not in "".join(guarded.log)

    def test_the_token_may_come_from_the_environment(self) -> None:
        with service("--workers", "1", FACTCHECK_TOKEN="other") as guarded:
            assert guarded.check(WRONG, **TEXT).status == 401
            assert guarded.check(WRONG, **TEXT, Authorization="bearer other").status == 200


class TestExtract:
    def test_the_figures_are_rows_of_the_published_columns(self, desk: Running) -> None:
        from factcheck import schema

        answer = desk.ask("POST", "/extract", {"text": RIGHT, "lang": "en", "id": "x"})
        assert [row["surface"] for row in answer.json["figures"]] == ["10 percent", "$110.0 million", "$100.0 million"]
        assert {tuple(row) for row in answer.json["figures"]} == {tuple(column.name for column in schema.EXTRACTED)}


class TestBatch:
    def test_every_article_has_its_line_in_order(self, desk: Running) -> None:
        articles = [{"text": WRONG if i % 2 else RIGHT, "id": str(i)} for i in range(10)]
        answer = desk.ask("POST", "/batch", articles)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/x-ndjson")
        found = [line["articles"][0] for line in answer.lines]
        assert [(a["path"], a["ok"]) for a in found] == [(str(i), not i % 2) for i in range(10)]

    def test_a_broken_line_costs_that_line_alone(self, desk: Running) -> None:
        body = "\n".join((json.dumps({"text": WRONG}), "{", "", "5", json.dumps({"text": RIGHT})))
        answer = desk.ask("POST", "/batch", body, Content_Type="application/jsonl")
        told = [line.get("status") or line["summary"]["ok"] for line in answer.lines]
        assert told == [False, 400, 422, True]

    def test_what_is_no_batch(self, desk: Running) -> None:
        problem(desk.ask("POST", "/batch", {"text": WRONG}), 422, "invalid")
        problem(desk.ask("POST", "/batch", "x", **TEXT), 415, "media-type")
        problem(desk.ask("POST", "/batch", [{"text": ""}] * 1001), 413, "too-large")


class TestOthers:
    def test_health_ready_rules_and_description(self, desk: Running) -> None:
        assert desk.ask("GET", "/health").json == {"status": "ok", "version": factcheck.__version__}
        assert desk.ask("GET", "/ready").status == 200
        told = desk.ask("GET", "/rules").json
        assert "growth" in {rule["name"] for rule in told["rules"]}
        assert {"en", "fa"} <= set(told["languages"])
        assert desk.ask("GET", "/openapi.json").json["openapi"] == "3.1.0"

    def test_the_counters_count(self, desk: Running) -> None:
        before = desk.metric("factcheck_articles_total")
        desk.check(WRONG, **TEXT)
        text = desk.ask("GET", "/metrics").body.decode()
        assert desk.metric("factcheck_articles_total") == before + 1
        assert 'factcheck_requests_total{method="POST",route="/check",status="200"}' in text
        assert 'factcheck_findings_total{severity="contradiction"}' in text
        assert "factcheck_request_seconds_bucket" in text

    def test_the_log_holds_nothing_of_an_article(self) -> None:
        with service("--workers", "1") as logging:
            logging.check({"text": f"Quetzalcoatl {WRONG}", "title": "Huitzilopochtli"})
            logging.ask("POST", "/check?title=Tlaloc&lang=Xipe!", "Tezcatlipoca", **TEXT)
            logging.ask("GET", "/Coatlicue")
            lines = logging.logged(3)
        assert [(line["route"], line["status"]) for line in lines] == [("/check", 200), ("/check", 422), ("other", 404)]
        assert {"time", "id", "method", "seconds", "received", "sent"} <= set(lines[0])
        for word in ("quetzal", "huitzil", "tlaloc", "xipe", "tezcat", "coatl", "533"):
            assert word not in "".join(logging.log).lower()


class TestCommand:
    def run(self, *options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "factcheck", "serve", *options]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=60)

    def test_a_port_that_is_taken_is_named(self, desk: Running) -> None:
        done = self.run("--port", str(desk.port))
        assert done.returncode == 2
        assert f"127.0.0.1:{desk.port}: address already in use; choose another place" in done.stderr

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (("--host", "nowhere.invalid"), "nowhere.invalid:8000: "),
            (("--port", "70000"), "there is no port 70000"),
            (("--token-file", "missing"), "missing: No such file"),
            (("--max-size", "large"), "not a size"),
        ],
    )
    def test_wrong_usage_is_told(self, options: tuple[str, ...], told: str) -> None:
        done = self.run(*options)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr

    def test_an_empty_token_is_none(self, tmp_path: Path) -> None:
        (tmp_path / "token").write_text(" \n", "utf-8")
        done = self.run("--token-file", str(tmp_path / "token"))
        assert (done.returncode, "no token" in done.stderr) == (2, True)

    def test_other_machines_are_let_in_with_a_warning(self) -> None:
        with service("--host", "0.0.0.0", "--workers", "1") as open_to_all:
            assert open_to_all.ask("GET", "/health").status == 200
        assert "anybody who reaches 0.0.0.0 may use the service" in open_to_all.log[0]
