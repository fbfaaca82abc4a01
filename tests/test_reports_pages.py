"""A report on many articles: an index and pages that lead to each other, in constant memory, and nothing left over."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from extras import needs
from sample_report import FAILURES, hostile, persian, quiet, run, russia_iran

from factcheck import outputs, schema
from factcheck.model import Report, Run
from factcheck.reports import delimited, pages
from factcheck.reports.view import View


def many(number: int) -> Run:
    """A run of so many articles, some of which have findings."""
    kinds = (russia_iran(), quiet(), persian())
    return run([kinds[i % 3] for i in range(number)], FAILURES)


def written(shown: Run) -> dict[str, str]:
    """All files by their names."""
    return {name: "".join(pieces) for name, pieces in pages.files(shown)}


class Anchors(HTMLParser):
    """The anchors and the links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.links += [known["href"] or ""] if "href" in known else []


def test_few_articles_are_one_file_and_many_are_an_index_with_pages_of_twenty() -> None:
    assert list(written(many(50))) == ["report.html"]
    names = [f"report/articles-{n:04d}.html" for n in (1, 2, 3)]
    assert list(written(many(51))) == ["report.html", *names]


def test_every_link_leads_to_an_anchor_of_its_file() -> None:
    files = {name: Anchors(text) for name, text in written(many(61)).items()}
    for name, page in files.items():
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            path, _, anchor = link.partition("#")
            parts = [p for p in (PurePosixPath(name).parent / path).parts if p]
            target = "/".join(parts).replace("report/../", "") if path else name
            assert target in files, link
            assert not anchor or anchor in files[target].ids, link


def test_every_finding_and_article_is_on_a_page_once_and_in_the_index() -> None:
    shown = many(61)
    files = {name: Anchors(text) for name, text in written(shown).items()}
    index = files.pop("report.html")
    ids = [i for page in files.values() for i in page.ids]
    for kind, number in (("a", 61), ("f", sum(len(r.findings) for r in shown.reports))):
        expected = {f"{kind}{n}" for n in range(1, number + 1)}
        assert sorted(i for i in ids if i in expected) == sorted(expected)
        assert {link.partition("#")[2] for link in index.links} >= expected


class Counted(list[Report]):
    """Reports that count how often somebody goes through them."""

    passes = 0

    def __iter__(self) -> Iterator[Report]:
        self.passes += 1
        return super().__iter__()


@pytest.mark.parametrize("number", [50, 51])
def test_reports_are_gone_through_and_not_kept(number: int) -> None:
    reports = Counted([quiet()] * number)
    written(Run(reports, run([quiet()] * number).totals))
    assert reports.passes == 2


def test_hostile_articles_stay_text_on_every_page() -> None:
    for text in written(run([hostile()] * 51)).values():
        assert "<script>alert" not in text
        assert not set(text) & set("\x1b\x00\x07\u202e\u2066\u2028\ud800")


def test_files_of_an_earlier_report_are_removed_and_no_others(tmp_path: Path) -> None:
    outputs.write_report(many(61), View(), tmp_path)
    (tmp_path / "report" / "notes.html").write_text("kept", "utf-8")
    names = outputs.write_report(many(3), View(), tmp_path)
    assert [p.name for p in (tmp_path / "report").iterdir()] == ["notes.html"]
    assert names[0] == "report.html"
    assert all((tmp_path / name).stat().st_size for name in names)


def test_findings_are_rows_of_csv_that_run_nothing() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(delimited.findings([russia_iran(), hostile()])))))
    assert [row["severity"] for row in rows] == ["contradiction", "contradiction"]
    assert list(rows[0]) == [column.name for column in schema.FINDING]
    texts = [row[c.name] for row in rows for c in schema.FINDING if c.type in delimited.TEXTS]
    assert not [cell for cell in texts if cell.startswith(delimited.FORMULA)]
    assert rows[0]["recomputation"].count("; ") == len(russia_iran().findings[0].recomputation) - 1


@needs("parquet")
def test_findings_are_rows_of_parquet(tmp_path: Path) -> None:
    import pandas

    outputs.write_report(run([russia_iran(), hostile()]), View(), tmp_path)
    frame: Any = pandas.read_parquet(tmp_path / "findings.parquet")
    assert list(frame.columns) == [column.name for column in schema.FINDING]
    assert frame["rule"].tolist() == [f.rule for r in (russia_iran(), hostile()) for f in r.findings]


@pytest.mark.parametrize("number", [3, 51])
def test_the_same_reports_give_the_same_files(number: int) -> None:
    assert written(many(number)) == written(many(number))
