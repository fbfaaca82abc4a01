"""The language server, started as an editor starts it, and asked by the client of a library."""

from __future__ import annotations

import asyncio
import functools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sample_report
from extras import has, needs

from factcheck.commands import lsp
from factcheck.errors import SettingsError

if has("lsp"):
    from language_client import COMMAND, ROOT, Editor, abilities, editing
    from lsprotocol import types

    from factcheck.editor import checks, hovers
    from factcheck.editor.actions import actions
    from factcheck.editor.checking import Question
    from factcheck.editor.diagnostics import diagnostic
    from factcheck.editor.documents import Document, applied, kind
    from factcheck.editor.lines import Lines
    from factcheck.editor.ranges import Ranges
    from factcheck.editor.workers import CheckError, Worker

pytestmark = needs("lsp")

Scenario = Callable[..., Coroutine[Any, Any, None]]
BAD = "Imports were $533.1 million, up 35.9 percent or 140.9 percent from 2017."
GOOD = "Imports were $533.1 million, up 35.9 percent or $140.9 million from 2017."
WIDE = "\U0001d7d9 \U0001f6a2 Цена – "
"""Characters of two, three and four bytes, and such as UTF-16 writes in two units."""
PERSIAN = "صادرات با ۲٫۱ میلیارد دلار افزایش از ۳٫۱ میلیارد دلار به ۴٫۲ میلیارد دلار رسید."
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
KINDS = (
    ("plaintext", ".txt", f"One.\r\n\r\n{WIDE}{BAD}\r\n", "$533.1 million"),
    ("plaintext", "", f"Odd\u2028 ends\x0b of\x85 lines\r{BAD}", "$533.1 million"),
    ("html", ".html", f"<html><body>\n<p title='5%'>\n{WIDE}{BAD}</p>", "$533.1 million"),
    ("html", ".php", f"<p>{BAD.replace(' million', '&nbsp;million')}</p>", "$533.1&nbsp;million"),
    ("markdown", ".md", "---\ntitle: 3 = 4\n---\n" + BAD.replace("533.1", "**533.1**"), "$**533.1** million"),
    ("json", ".json", json.dumps({"id": 3, "text": f"{WIDE}{BAD}"}), "$533.1 million"),
    ("plaintext", ".jsonl", f'{{"text": "Quiet."}}\n{{"text": "{BAD}"}}', "$533.1 million"),
    ("unknown", ".md", f"# T\n{BAD}", "$533.1 million"),
)
"""Language as the editor calls it, end of the name of the file, text, and what is printed where the finding stands."""
DOCUMENT = "file:///newsroom/article.md"


def played(scenario: Scenario) -> Callable[..., None]:
    """A test that is a coroutine."""

    @functools.wraps(scenario)
    def test(*arguments: Any, **named: Any) -> None:
        asyncio.run(scenario(*arguments, **named))

    return test


def where(text: str, printed: str, encoding: str = "utf-16", nth: int = 0) -> types.Range:
    """The range of the nth place where something is printed, counted by taking the text apart."""
    codec, size = CODECS[encoding]
    at = -1
    for _ in range(nth + 1):
        at = text.index(printed, at + 1)
    places = []
    for end in (at, at + len(printed)):
        lines = text[:end].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        places.append(types.Position(len(lines) - 1, len(lines[-1].encode(codec)) // size))
    return types.Range(*places)


def after(text: str, action: types.CodeAction) -> str:
    """A text as an editor has it after a quick fix of one version."""
    assert action.edit
    assert action.edit.document_changes
    [change] = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    [edit] = change.edits
    assert isinstance(edit, types.TextEdit)
    return applied(text, "utf-16", types.TextDocumentContentChangePartial(edit.range, edit.new_text))


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """A place of modules that makes the engine fail or stall over documents that say so."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, time\n"
        "if 'factcheck.editor.worker' in sys.orig_argv:\n"
        "    from factcheck import pipeline\n"
        "    check = pipeline.check\n"
        "    def faulty(article, **known):\n"
        "        if 'fails here' in article.text:\n"
        "            raise ZeroDivisionError(article.text)\n"
        "        while 'stalls here' in article.text:\n"
        "            time.sleep(0.01)\n"
        "        return check(article, **known)\n"
        "    pipeline.check = faulty\n",
        "utf-8",
    )
    return f"{tmp_path}{':' if sys.platform != 'win32' else ';'}{ROOT}"


class TestDiagnostics:
    @pytest.mark.parametrize("asked", [None, *CODECS])
    @played
    async def test_ranges_count_what_was_agreed_on(self, asked: str | None) -> None:
        text = f"# {WIDE}title\n\n{WIDE}{BAD}\n\n{WIDE}"
        async with editing(abilities(asked), (*COMMAND, "--stdio")) as editor:
            encoding = asked or "utf-16"
            assert editor.server.position_encoding == encoding
            editor.open(DOCUMENT, text, "markdown")
            [found] = await editor.diagnosed(DOCUMENT)
            assert found.range == where(text, "$533.1 million", encoding)
            assert found.related_information
            others = {told.message: told.location.range for told in found.related_information}
            assert others["rate of change: 35.9 percent"] == where(text, "35.9 percent", encoding)
            assert others["rate of change: 140.9 percent"] == where(text, "140.9 percent", encoding)
            assert {told.location.uri for told in found.related_information} == {DOCUMENT}
            text = f"{WIDE}\n{WIDE}{PERSIAN}\n"
            editor.open("untitled:Untitled-1", text)
            [found] = await editor.diagnosed("untitled:Untitled-1")
            ranges = [told.location.range for told in found.related_information or ()]
            assert where(text, "۲٫۱ میلیارد دلار", encoding) in ranges
            assert where(text, "۴٫۲ میلیارد دلار", encoding) in ranges

    @played
    async def test_what_a_finding_says(self) -> None:
        async with editing() as editor:
            editor.open(DOCUMENT, BAD, "markdown", 7)
            [found] = await editor.diagnosed(DOCUMENT, 7)
            assert (found.severity, found.code, found.source) == (types.DiagnosticSeverity.Error, "growth", "factcheck")
            assert "cannot both be true" in found.message
            assert isinstance(found.data, dict)
            assert found.data["id"]

    @played
    async def test_kinds_of_documents(self) -> None:
        async with editing() as editor:
            for number, (language, end, text, printed) in enumerate(KINDS):
                uri = f"file:///newsroom/{number}{end}"
                editor.open(uri, text, language)
                [found] = await editor.diagnosed(uri)
                assert found.range == where(text, printed), text

    @played
    async def test_an_escape_at_the_end_of_a_figure_belongs_to_it(self) -> None:
        text = json.dumps({"text": PERSIAN})
        assert text.isascii()
        async with editing() as editor:
            editor.open("file:///a.json", text, "json")
            [found] = await editor.diagnosed("file:///a.json")
            printed = json.dumps("۲٫۱ میلیارد دلار")[1:-1]
            assert found.related_information
            assert where(text, printed) in [told.location.range for told in found.related_information]

    @played
    async def test_what_is_no_article_gets_no_word(self) -> None:
        async with editing() as editor:
            editor.open("file:///a.py", f'"""{BAD}"""', "python")
            editor.open("file:///package.json", '{"name": "news"}', "json")
            editor.open("file:///a.json", '{"te', "json")
            editor.open(DOCUMENT, BAD, "markdown")
            assert await editor.diagnosed(DOCUMENT)
            assert not [p for p in editor.published if p.diagnostics and p.uri != DOCUMENT]

    @played
    async def test_a_language_that_nobody_reads_is_told_once(self) -> None:
        async with editing() as editor:
            editor.open(
                DOCUMENT, "Exporten ökade med 12,5 procent till 4,5 miljoner kronor, sade ministern i går.", "markdown"
            )
            [found] = await editor.diagnosed(DOCUMENT)
            assert found.severity == types.DiagnosticSeverity.Information
            assert "nothing was checked" in found.message
            assert found.range.start == found.range.end == types.Position(0, 0)

    @played
    async def test_an_editor_that_knows_less_gets_less(self) -> None:
        async with editing(types.ClientCapabilities()) as editor:
            editor.open(DOCUMENT, BAD, "markdown")
            [found] = await editor.diagnosed(DOCUMENT)
            assert (found.related_information, found.data) == (None, None)
            assert not editor.registered
            shown = await editor.hover(DOCUMENT, found.range.start)
            assert shown
            assert isinstance(shown.contents, types.MarkupContent)
            assert shown.contents.kind == types.MarkupKind.PlainText
            assert "$533.1 million\n" in shown.contents.value
            repair, _ = await editor.actions(DOCUMENT, found.range, [])
            assert repair.edit
            assert repair.edit.changes
            assert [edit.new_text for edit in repair.edit.changes[DOCUMENT]] == ["$140.9 million"]


class TestChanges:
    @played
    async def test_ten_quick_changes_end_with_the_last_one(self) -> None:
        text = f"{WIDE}\u2028 here\r\n{GOOD}\n"
        async with editing() as editor:
            editor.open(DOCUMENT, text, "markdown")
            for version, (old, new) in enumerate(
                [("$140.9 million", "140.9 percent"), ("140.9 percent", "$140.9 million")] * 5, 2
            ):
                editor.change(DOCUMENT, version, types.TextEdit(where(text, old), new))
                text = text.replace(old, new)
            assert await editor.diagnosed(DOCUMENT, 11) == []
            editor.change(DOCUMENT, 12, types.TextEdit(where(text, "$140.9 million"), "140.9 percent"))
            [found] = await editor.diagnosed(DOCUMENT, 12)
            assert found.range == where(text, "$533.1 million")
            versions = [p.version for p in editor.published]
            assert versions == sorted(versions, key=lambda version: version or 0)

    @played
    async def test_several_edits_in_one_change_and_a_whole_text(self) -> None:
        begin = types.Range(types.Position(0, 0), types.Position(0, 0))
        async with editing() as editor:
            editor.open(DOCUMENT, "", "markdown")
            lines = f"{WIDE}\n{BAD}"
            editor.change(DOCUMENT, 2, types.TextEdit(begin, BAD), types.TextEdit(begin, f"{WIDE}\n"))
            [found] = await editor.diagnosed(DOCUMENT, 2)
            assert found.range == where(lines, "$533.1 million")
            editor.change(DOCUMENT, 3, GOOD)
            assert await editor.diagnosed(DOCUMENT, 3) == []

    @played
    async def test_saving_checks_at_once(self) -> None:
        async with editing() as editor:
            editor.open(DOCUMENT, GOOD, "markdown")
            await editor.diagnosed(DOCUMENT)
            which = types.TextDocumentIdentifier(DOCUMENT)
            editor.client.text_document_did_save(types.DidSaveTextDocumentParams(which))
            await editor.until(lambda: len(editor.published) == 2)

    @played
    async def test_a_closed_document_is_forgotten(self, faulty: str) -> None:
        async with editing(PYTHONPATH=faulty) as editor:
            which = types.TextDocumentIdentifier(DOCUMENT)
            for text in (BAD, "It stalls here."):
                editor.open(DOCUMENT, text, "markdown")
                editor.client.text_document_did_close(types.DidCloseTextDocumentParams(which))
            await editor.until(lambda: [p.version for p in editor.published] == [None, None])
            editor.open("file:///b.md", BAD, "markdown")
            assert await editor.diagnosed("file:///b.md")
            assert not [p for p in editor.published if p.uri == DOCUMENT and p.diagnostics]


class TestHovers:
    @played
    async def test_how_a_figure_was_read_and_what_it_takes_part_in(self) -> None:
        text = f"{WIDE}{BAD}"
        async with editing() as editor:
            editor.open(DOCUMENT, text, "markdown")
            await editor.diagnosed(DOCUMENT)
            shown = await editor.hover(DOCUMENT, where(text, "3.1 million").start)
            assert shown
            assert isinstance(shown.contents, types.MarkupContent)
            assert shown.range == where(text, "$533.1 million")
            assert shown.contents.kind == types.MarkupKind.Markdown
            for part in (
                "**\\$533.1 million**", "money: 533.05 to 533.15 million USD", "**contradiction: growth**",
                "- 35.9 percent implies the earlier figure \\$392.09 to 392.45 million",
            ):  # fmt: skip
                assert part in shown.contents.value

    @played
    async def test_figures_that_agree_show_their_arithmetic(self) -> None:
        text = "Exports rose 12.3% to $45.6 billion from $40.6 billion. Nothing else."
        async with editing() as editor:
            editor.open(DOCUMENT, text, "markdown")
            assert await editor.diagnosed(DOCUMENT) == []
            shown = await editor.hover(DOCUMENT, where(text, "12.3%").start)
            assert shown
            assert isinstance(shown.contents, types.MarkupContent)
            assert "**agrees**\n\n- growth: \\$45.6 billion" in shown.contents.value
            assert await editor.hover(DOCUMENT, where(text, "Nothing").start) is None
            assert await editor.hover(DOCUMENT, types.Position(99, 99)) is None
            assert await editor.hover("file:///unknown.md", types.Position(0, 0)) is None

    def test_words_of_the_article_are_no_markup(self) -> None:
        evil = "[5](command:x) <img src=y> **7** `z` https://a.b\n# 1. \u202e"
        shown = hovers.markdown((("head", evil), ("text", evil), ("item", f"- {evil}")))
        bare = re.sub(r"\\.", "", shown)
        assert not [part for part in ("](", "<img", "`", "://", "\u202e", "\n#") if part in bare]

    def test_an_editor_without_markdown_sees_no_escapes(self) -> None:
        assert hovers.plain((("head", "$5 *"), ("item", "a_b"), ("item", "c"))) == "$5 *\n\n- a_b\n- c"


class TestQuickFixes:
    @played
    async def test_a_repair_makes_the_finding_go(self) -> None:
        text = f"{WIDE}\r\n{WIDE}{BAD}\r\n"
        async with editing() as editor:
            editor.open(DOCUMENT, text, "markdown", 3)
            known = await editor.diagnosed(DOCUMENT, 3)
            repair, _ = await editor.actions(DOCUMENT, where(text, "140.9 percent"), known)
            assert repair.title == 'Replace "140.9 percent" by "$140.9 million" (percent-for-money)'
            assert (repair.kind, repair.is_preferred) == (types.CodeActionKind.QuickFix, True)
            assert list(repair.diagnostics or ()) == known
            assert after(text, repair) == text.replace("140.9 percent", "$140.9 million")
            editor.change(DOCUMENT, 4, after(text, repair))
            assert await editor.diagnosed(DOCUMENT, 4) == []

    @played
    async def test_an_edit_is_for_the_version_that_was_checked(self) -> None:
        async with editing() as editor:
            editor.open(DOCUMENT, BAD, "markdown", 5)
            [found] = await editor.diagnosed(DOCUMENT, 5)
            repair, _ = await editor.actions(DOCUMENT, found.range, [])
            assert repair.edit
            assert repair.edit.document_changes
            [change] = repair.edit.document_changes
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == 5
            editor.change(DOCUMENT, 6, f"Not checked yet: {BAD}")
            assert await editor.actions(DOCUMENT, found.range, []) == []

    @played
    async def test_only_what_is_asked_for(self) -> None:
        text = f"{BAD} Nothing here."
        async with editing() as editor:
            editor.open(DOCUMENT, text, "markdown")
            [found] = await editor.diagnosed(DOCUMENT)
            for only, many in ((None, 2), (["quickfix"], 2), ([""], 2), (["refactor"], 0), (["source"], 0), ([], 0)):
                assert len(await editor.actions(DOCUMENT, found.range, [found], only)) == many, only
            assert await editor.actions(DOCUMENT, where(text, "here"), []) == []

    @played
    async def test_an_ignored_finding_goes_and_no_other(self) -> None:
        hard = f"# {WIDE}\r\n\r\n{BAD}  \r\nAnd so on.\r\n"
        page = f'<p>{BAD.replace("533.1", "<b>533.1</b>")} <a\nhref="x">{WIDE}</a>'
        async with editing() as editor:
            for uri, language, text, expected in (
                (DOCUMENT, "markdown", hard, "140.9 percent from 2017. <!-- factcheck: ignore growth"),
                ("file:///a.html", "html", page, "$<b>533.1</b> million <!-- factcheck: ignore growth"),
            ):
                editor.open(uri, text, language)
                known = await editor.diagnosed(uri)
                *_, ignore = await editor.actions(uri, known[0].range, known)
                assert expected in after(text, ignore)
                assert after(text, ignore).replace("-->  \r\n", "-->\r\n").count("\r\n") == text.count("\r\n")
                editor.change(uri, 2, after(text, ignore))
                assert await editor.diagnosed(uri, 2) == []
                more = after(text, ignore).replace('"35.9 percent"', '"36 percent"')
                editor.change(uri, 3, more)
                finding, remark = await editor.diagnosed(uri, 3)
                assert (finding.code, remark.code) == ("growth", None)
                assert remark.range.start == where(more, "<!--").start

    @played
    async def test_a_repair_never_breaks_markup(self) -> None:
        page = f"<p>{BAD}</p>"
        cases = (
            ("html", page.replace("140.9 percent", "140.9&nbsp;percent"), ["Replace", "Ignore"]),
            ("html", page.replace("140.9 percent", "<b>140.9</b> percent"), ["Ignore"]),
            ("json", json.dumps({"text": BAD}), ["Replace"]),
            ("plaintext", BAD, ["Replace"]),
        )
        async with editing() as editor:
            for number, (language, text, expected) in enumerate(cases):
                uri = f"file:///{number}"
                editor.open(uri, text, language)
                [found] = await editor.diagnosed(uri)
                titles = [action.title for action in await editor.actions(uri, found.range, [found])]
                assert [title.partition(" ")[0] for title in titles] == expected, text


class TestTrouble:
    @played
    async def test_a_crash_ends_one_check_and_nothing_else(self, faulty: str) -> None:
        async with editing(PYTHONPATH=faulty) as editor:
            editor.open("file:///secret.md", f"The minister fails here. {BAD}", "markdown")
            [notice] = await editor.diagnosed("file:///secret.md")
            assert "an error in factcheck" in notice.message
            editor.open(DOCUMENT, BAD, "markdown")
            assert len(await editor.diagnosed(DOCUMENT)) == 1
            await editor.until(lambda: editor.logs)
            process = editor.client._server
            assert process
        assert process.stderr
        log = (await process.stderr.read()).decode()
        assert "ZeroDivisionError in " in log
        assert "minister" not in log + "".join(editor.logs)
        assert process.returncode == 0

    @played
    async def test_the_server_answers_while_a_check_runs_and_a_change_ends_it(self, faulty: str) -> None:
        async with editing(PYTHONPATH=faulty) as editor:
            editor.open(DOCUMENT, "It stalls here.", "markdown")
            assert await editor.hover(DOCUMENT, types.Position(0, 3)) is None
            editor.change(DOCUMENT, 2, BAD)
            assert len(await editor.diagnosed(DOCUMENT, 2)) == 1
            assert {p.version for p in editor.published} == {2}

    @played
    async def test_a_check_that_takes_too_long_is_ended(self, faulty: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHONPATH", faulty)
        worker = Worker(0.01)
        with pytest.raises(CheckError, match=r"longer than 0\.01 seconds"):
            await worker.ask(Question("It stalls here.", ".md", "", "a.md"))
        assert worker.process is None

    @played
    async def test_a_huge_document_is_named_and_left_alone(self) -> None:
        async with editing() as editor:
            editor.open(DOCUMENT, "x" * (checks.LARGEST + 1), "markdown")
            [notice] = await editor.diagnosed(DOCUMENT)
            assert "longer than 1,000,000 characters" in notice.message

    @played
    async def test_the_configuration_of_a_file_counts_and_is_noticed(self, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        uri = path.as_uri()
        changed = types.DidChangeWatchedFilesParams([])
        (tmp_path / "factcheck.toml").write_text('lang = "fr"', "utf-8")
        async with editing() as editor:
            await editor.until(lambda: editor.registered)
            editor.open(uri, BAD, "markdown")
            assert await editor.diagnosed(uri) == []
            (tmp_path / "factcheck.toml").write_text("lang =", "utf-8")
            editor.client.workspace_did_change_watched_files(changed)
            await editor.until(lambda: editor.messages)
            assert "factcheck.toml" in editor.messages[0]
            [notice] = (await editor.until(lambda: len(editor.published) == 2 and editor.published))[-1].diagnostics
            assert notice.message == editor.messages[0]
            (tmp_path / "factcheck.toml").write_text('lang = "en"', "utf-8")
            editor.client.workspace_did_change_watched_files(changed)
            await editor.until(lambda: len(editor.published) == 3)
            assert [one.code for one in editor.published[-1].diagnostics] == ["growth"]
            (tmp_path / "factcheck.toml").write_text('exclude = ["a.*"]', "utf-8")
            editor.client.workspace_did_change_watched_files(changed)
            await editor.until(lambda: len(editor.published) == 4)
            [notice] = editor.published[-1].diagnostics
            assert 'excluded by "a.*" in ' in notice.message

    @played
    async def test_a_file_beside_the_article_counts(self, tmp_path: Path) -> None:
        path, beside = tmp_path / "a.txt", tmp_path / "a.txt.factcheck.toml"
        beside.write_text('[[ignore]]\nrule = "growth"\nreason = "as printed"\n', "utf-8")
        async with editing() as editor:
            await editor.until(lambda: editor.registered)
            editor.open(path.as_uri(), BAD)
            assert await editor.diagnosed(path.as_uri()) == []
            beside.write_text("[[ignore]]\nrule = ", "utf-8")
            editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            await editor.until(lambda: len(editor.published) == 2)
            notice, finding = editor.published[-1].diagnostics
            assert finding.code == "growth"
            assert "a.txt.factcheck.toml:2" in notice.message

    @played
    async def test_a_message_that_is_none_is_survived(self) -> None:
        async with editing() as editor:
            editor.client.protocol.notify("textDocument/didOpen", {"nothing": "of use"})
            editor.client.protocol.notify("workspace/didChangeConfiguration", {"settings": {}})
            editor.open(DOCUMENT, BAD, "markdown")
            assert len(await editor.diagnosed(DOCUMENT)) == 1


class TestBeginningAndEnd:
    @played
    async def test_what_a_server_without_a_shutdown_says_in_the_end(self) -> None:
        editor = Editor()
        await editor.client.start_io(*COMMAND)
        await editor.client.initialize_async(types.InitializeParams(abilities()))
        editor.client.exit(None)
        await editor.client.stop()
        process = editor.client._server
        assert process
        assert process.returncode == 1

    def test_an_editor_that_is_gone_ends_the_server(self) -> None:
        done = subprocess.run(COMMAND, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, cwd=ROOT)
        assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")

    @pytest.mark.skipif(os.name != "posix", reason="needs signals")
    def test_an_interruption_ends_it_though_its_input_does_not(self) -> None:
        with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdin
            assert process.stdout
            message = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
            process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(message), message))
            process.stdin.flush()
            assert process.stdout.readline()
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == -signal.SIGINT

    @played
    async def test_over_tcp(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = await asyncio.create_subprocess_exec(*COMMAND, "--tcp", str(port), cwd=ROOT)
        editor = Editor()
        async with asyncio.timeout(60):
            while True:
                try:
                    await editor.client.start_tcp("127.0.0.1", port)
                    break
                except OSError:
                    await asyncio.sleep(0.05)
            await editor.client.initialize_async(types.InitializeParams(abilities()))
            editor.open(DOCUMENT, BAD, "markdown")
            assert len(await editor.diagnosed(DOCUMENT)) == 1
            await editor.client.shutdown_async(None)
            editor.client.exit(None)
            assert await process.wait() == 0
        await editor.client.stop()

    @pytest.mark.parametrize("address", ["x", "0", "70000", "localhost:", "-1", "٢٠"])
    def test_an_address_that_is_none(self, address: str) -> None:
        with pytest.raises(SettingsError, match="not an address"):
            lsp.address(address)


def test_without_the_extra_the_command_names_it() -> None:
    script = "import sys; sys.modules['pygls'] = None; from factcheck import cli; sys.exit(cli.run(['lsp']))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert done.returncode == 2
    assert "needs pygls, which is the extra lsp of factcheck; pip install 'factcheck[lsp]'" in done.stderr


class TestHostileArticles:
    """What an article says is shown, and obeyed by nobody."""

    def test_in_everything_that_an_editor_is_told(self) -> None:
        report = sample_report.hostile()
        text = report.article.text
        document = Document(DOCUMENT, 1, text, "utf-16", ".md", "")
        ranges = Ranges(report.article, document.lines, ".md")
        [finding] = report.findings
        shown = diagnostic(finding, ranges, DOCUMENT)
        found = hovers.hover(report, finding.spans[0].start)
        assert found
        titles = [action.title for action in actions(finding, ranges, document, [], True)]
        assert len(titles) == 2
        lines = [shown.message, *titles, *hovers.plain(found[1]).splitlines()]
        lines += [told.message for told in shown.related_information or ()]
        for line in (*lines, *hovers.markdown(found[1]).split("\n")):
            assert not [char for char in line if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]
            assert not set(line) & set("\u202a\u202b\u202d\u202e")
        bare = re.sub(r"\\.", "", hovers.markdown(found[1]))
        assert not [part for part in ("](", "<", "`", "://", "@e") if part in bare]

    def test_a_comment_quotes_no_figure_that_would_end_it(self) -> None:
        report = sample_report.hostile()
        ranges = Ranges(report.article, Lines(report.article.text, "utf-8"), ".html")
        [finding] = report.findings
        claims = [replace(c, quantity=replace(c.quantity, surface="5 --> 6")) for c in finding.claims]
        *_, ignore = actions(
            replace(finding, claims=tuple(claims)), ranges, Document(DOCUMENT, 1, "", "utf-8", ".html", ""), [], False
        )
        assert ignore.edit
        assert ignore.edit.changes
        [edit] = ignore.edit.changes[DOCUMENT]
        assert edit.new_text == " <!-- factcheck: ignore growth -->"


class TestSettings:
    """The settings that are given to users start the server."""

    def test_in_json_and_toml(self) -> None:
        page = (ROOT / "editors" / "README.md").read_text("utf-8")
        code = json.loads(fenced(page, "json"))
        helix = tomllib.loads(fenced(page, "toml"))["language-server"]["factcheck"]
        for command, arguments in (
            (code["glspc.server.command"], code["glspc.server.commandArguments"]),
            (helix["command"], helix["args"]),
        ):
            assert (command, *arguments) == ("factcheck", "lsp")
        assert 'cmd = { "factcheck", "lsp" }' in fenced(page, "lua")

    def test_their_languages_are_read(self) -> None:
        page = (ROOT / "editors" / "README.md").read_text("utf-8")
        named = json.loads(fenced(page, "json"))["glspc.server.languageId"]
        named += (
            fenced(page, "lua")
            .partition("filetypes = {")[2]
            .partition("}")[0]
            .replace('"', "")
            .replace(",", " ")
            .split()
        )
        assert len(named) > 7
        assert all(kind(language, "") for language in named)


def fenced(page: str, language: str) -> str:
    """The first block of a language."""
    return page.partition(f"```{language}\n")[2].partition("```")[0]
