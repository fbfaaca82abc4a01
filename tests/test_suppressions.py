"""Findings that are suppressed: where a directive holds, what it is about, and what is said of those in vain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import factcheck
from factcheck import inputs, pipeline
from factcheck.model import Report, Suppression
from factcheck.settings import Settings
from factcheck.suppressions import suppressed

GROWTH = "Exports rose 15.3% to $45.6 billion from $40.6 billion."
OTHER = "Imports rose 9.5% to $5.5 billion from $4.5 billion."
FINE = "Three of the ports were closed."


def check(path: Path, source: str, settings: Settings = Settings()) -> Report:  # noqa: B008
    path.write_text(source, "utf-8", newline="")
    (article,) = inputs.read(path)
    return suppressed(pipeline.check(replace(article, path=path.name), lang="en"), settings)


def md(tmp_path: Path, source: str, settings: Settings = Settings()) -> Report:  # noqa: B008
    return check(tmp_path / "a.md", source, settings)


def left(report: Report) -> list[str]:
    """The first word of the sentence of each finding that counts."""
    text = report.article.text
    starts = [max(text.rfind("Exports", 0, f.at), text.rfind("Imports", 0, f.at)) for f in report.findings]
    return [text[at : at + 7] for at in starts]


def said(report: Report) -> list[tuple[int, int, str]]:
    assert {remark.path for remark in report.remarks} <= {report.article.path}
    return [(remark.line, remark.column, remark.message) for remark in report.remarks]


class TestWhereItHolds:
    def test_without_any_both_count(self, tmp_path: Path) -> None:
        report = md(tmp_path, f"{GROWTH}\n\n{OTHER}\n")
        assert (left(report), report.suppressed, report.remarks) == (["Exports", "Imports"], (), ())

    @pytest.mark.parametrize(
        "source",
        [
            "<!-- factcheck: ignore -->\n{a}\n\n{b}",
            "<!-- factcheck: ignore -->\n\n\n{a}\n\n{b}",
            "<!-- factcheck: ignore growth -->\n\n## {a}\n\n{b}",
            "<!-- factcheck: ignore growth -->{a}\n\n{b}",
            "{a} <!-- factcheck: ignore growth -->\n\n{b}",
            "{a} <!-- factcheck: ignore growth -->\n{b}",
            "> {a} <!-- factcheck: ignore growth -->\n\n{b}",
            "<!-- factcheck: ignore\n growth -->\n{a}\n\n{b}",
            "<!-- factcheck: ignore-next-line growth -->\n{a}\n\n{b}",
            "{f} <!-- factcheck: ignore-next-line growth -->\n\n{a}\n\n{b}",
            "<!-- factcheck: ignore-start -->\n\n{f}\n\n{a}\n\n<!-- factcheck: ignore-end -->\n{b}",
            "{f}<!-- factcheck: ignore-start growth -->{a}<!-- factcheck: ignore-end growth -->{b}",
            "- {a} <!-- factcheck: ignore growth -->\n- {b}",
            '{a}\n<!-- factcheck: ignore-file growth "15.3%" -->\n\n{b}',
        ],
    )
    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_in_markdown(self, tmp_path: Path, source: str, newline: str) -> None:
        report = md(tmp_path, source.format(a=GROWTH, b=OTHER, f=FINE).replace("\n", newline))
        assert left(report) == ["Imports"]
        assert [s.finding.rule for s in report.suppressed] == ["growth"]
        assert report.remarks == ()

    @pytest.mark.parametrize(
        "source",
        [
            "<!-- factcheck: ignore -->\n<p>{a}</p>\n<p>{b}</p>",
            "<p>{a}</p> <!-- factcheck: ignore -->\n<p>{b}</p>",
            "<p>{a} <!-- factcheck: ignore --></p>\n<p>{b}</p>",
            "<p>{f}</p><!-- factcheck: ignore growth --><p>{a}</p><p>{b}</p>",
            "<p>{f}</p><p>{a}<!-- factcheck: ignore growth --></p><p>{b}</p>",
            "<div><!-- factcheck: ignore-start --><p>{a}</p></div><!-- factcheck: ignore-end --><div><p>{b}</p></div>",
            "<title><!-- factcheck: ignore-file --></title><p>{a}<!--factcheck:ignore--><p>{b}",
            "<p>Exports rose 15.3% to\n $45.6 billion <!-- factcheck: ignore -->\nfrom $40.6 billion.</p>\n<p>{b}</p>",
            "<p>{f}</p> <!-- factcheck: ignore-next-line -->\n<ul><li>{a}</li><li>{b}</li></ul>",
        ],
    )
    def test_in_html(self, tmp_path: Path, source: str) -> None:
        report = check(tmp_path / "a.html", source.format(a=GROWTH, b=OTHER, f=FINE))
        assert left(report) == ["Imports"]
        assert report.remarks == ()

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize("line", [0, 1, 2])
    def test_any_figure_in_the_line_will_do(self, tmp_path: Path, line: int, newline: str) -> None:
        lines = ["Exports rose 15.3%", "to $45.6", "billion from $40.6 billion."]
        lines[line] += " <!-- factcheck: ignore -->"
        assert left(md(tmp_path, newline.join([*lines, "", OTHER]))) == ["Imports"]

    def test_the_whole_file(self, tmp_path: Path) -> None:
        for source in (
            "{a}\n\n{b}\n<!-- factcheck: ignore-file -->",
            "---\nfactcheck: {{ignore: growth}}\n---\n{a}\n\n{b}",
        ):
            assert left(md(tmp_path, source.format(a=GROWTH, b=OTHER))) == []

    def test_json(self, tmp_path: Path) -> None:
        source = f'{{"factcheck": {{"ignore": "growth", "reason": "r"}},\n "text": "{GROWTH}"}}'
        report = check(tmp_path / "a.json", source)
        assert left(report) == []
        assert report.suppressed[0].suppression == Suppression("inSource", "r", path="a.json", line=1, column=15)


def test_from_python(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{GROWTH} <!-- factcheck: ignore growth -- so -->\n\n{OTHER}", "utf-8")
    report = factcheck.check(factcheck.read(tmp_path / "a.md")[0])
    assert left(report) == ["Imports"]
    assert [s.suppression.justification for s in report.suppressed] == ["so"]


class TestWhatItIsAbout:
    def test_other_rules_stay(self, tmp_path: Path) -> None:
        report = md(tmp_path, f"{GROWTH} <!-- factcheck: ignore share -->")
        assert left(report) == ["Exports"]
        assert said(report) == [
            (1, 57, "no finding of share in its line; there is one of growth; remove it"),
        ]

    @pytest.mark.parametrize(
        ("texts", "gone"),
        [
            ('"15.3%"', True), ('"15.3%", "$40.6 billion"', True), ('"15.3%", "9.5%"', False), ('"15.3"', True),
            ('"$40.6  BILLION"', True), ('"5.3%"', False), ('"9.5%"', False),
        ],
    )  # fmt: skip
    def test_figures_in_quotation_marks(self, tmp_path: Path, texts: str, gone: bool) -> None:
        report = md(tmp_path, f"{GROWTH} {OTHER} <!-- factcheck: ignore growth {texts} -->")
        assert ("Exports" in left(report)) == (not gone) == bool(report.remarks or texts == '"9.5%"')
        assert ("Imports" in left(report)) == (texts != '"9.5%"')

    def test_coverage_is_what_was_checked(self, tmp_path: Path) -> None:
        plain, quiet = md(tmp_path, GROWTH), md(tmp_path, f"{GROWTH} <!-- factcheck: ignore -->")
        assert (quiet.coverage, quiet.claims, quiet.ok) == (plain.coverage, plain.claims, True)

    def test_the_nearest_reason_is_kept(self, tmp_path: Path) -> None:
        source = (
            "---\nfactcheck: {ignore: growth, reason: front}\n---\n<!-- factcheck: ignore-start -- block -->\n"
            f"{GROWTH} <!-- factcheck: ignore -- line -->\n{OTHER}\n<!-- factcheck: ignore-end -->\n\nExports fell 9% "
            "to $5 million from $4 million."
        )
        report = md(tmp_path, source)
        assert [s.suppression.justification for s in report.suppressed] == ["line", "block", "front"]
        assert [(s.suppression.line, s.suppression.column) for s in report.suppressed] == [(5, 57), (4, 1), (2, 1)]
        assert report.remarks == ()

    @pytest.mark.parametrize("mark", ["[sic]", "(sic!)"])
    def test_sic(self, tmp_path: Path, mark: str) -> None:
        report = check(tmp_path / "a.txt", f"{GROWTH.replace('15.3%', f'15.3% {mark}')}\n\n{OTHER}")
        assert left(report) == ["Imports"]
        assert [s.suppression for s in report.suppressed] == [Suppression("inSource", "[sic]")]
        assert report.remarks == ()

    def test_everything_counts_again_if_asked_for(self, tmp_path: Path) -> None:
        source = f"{GROWTH.replace('%', '% [sic]')} <!-- factcheck: ignore growt -->"
        report = md(tmp_path, source, Settings(ignore_suppressions=True))
        assert (left(report), report.suppressed, report.remarks) == (["Exports"], (), ())


class TestRemarks:
    @pytest.mark.parametrize(
        ("source", "message"),
        [
            ("<!-- factcheck: ignroe -->", 'there is no "ignroe"; perhaps "ignore" is meant; there are ignore, '),
            ("<!-- factcheck: ignore grwoth -->", 'there is no rule "grwoth"; perhaps "growth" is meant'),
            ("<!-- factcheck: ignore FC101 -->", 'there is no rule "FC101"; `factcheck rules` lists them'),
            ("<!-- factcheck: ignore -->", "no finding in its line; remove it"),
            ("<!-- factcheck: ignore growth, share -->", "no finding of growth or share in its line; remove it"),
            ('<!-- factcheck: ignore "5%" -->', 'no finding with "5%" in its line; remove it'),
            ("<!-- factcheck: ignore-file -->", "no finding in this article; remove it"),
            ("<!-- factcheck: ignore-end -->", "no block of these rules is open here"),
        ],
    )
    def test_what_is_in_vain(self, tmp_path: Path, source: str, message: str) -> None:
        ((line, column, found),) = said(md(tmp_path, f"{FINE}\n\n{source}\n\n{FINE}"))
        assert (line, column) == (3, 1)
        assert found.startswith(message)

    def test_a_rule_that_is_not_needed(self, tmp_path: Path) -> None:
        report = md(tmp_path, f"{GROWTH} <!-- factcheck: ignore share, growth, rank -->")
        assert left(report) == []
        assert said(report) == [(1, 57, "no finding of share or rank in its line; take share or rank out of it")]

    def test_a_block_without_an_end_holds_to_the_end_of_the_file(self, tmp_path: Path) -> None:
        report = md(tmp_path, f"{FINE}\n<!-- factcheck: ignore-start growth -->\n\n{GROWTH}\n\n{OTHER}")
        assert left(report) == []
        assert said(report) == [(2, 1, "the block is never ended, and holds to the end of the file")]

    def test_blocks_are_paired_by_their_rules(self, tmp_path: Path) -> None:
        source = (
            "<!-- factcheck: ignore-start share -->\n<!-- factcheck: ignore-start growth -->\n{a}\n"
            "<!-- factcheck: ignore-end share -->\n\n{b}\n\n<!-- factcheck: ignore-end rank -->"
        )
        report = md(tmp_path, source.format(a=GROWTH, b=OTHER))
        assert left(report) == []
        assert said(report) == [
            (1, 1, "no finding of share in its block; there is one of growth; remove it"),
            (2, 1, "the block is never ended, and holds to the end of the file"),
            (8, 1, "no block of these rules is open here"),
        ]

    def test_how_loud_they_are(self, tmp_path: Path) -> None:
        source = f"{FINE} <!-- factcheck: ignore growth -->"
        for level in ("warning", "note"):
            (remark,) = md(tmp_path, source, Settings(unused_suppressions=level)).remarks  # type: ignore[arg-type]
            assert remark.severity == level
        assert md(tmp_path, source, Settings(unused_suppressions="off")).remarks == ()

    def test_a_rule_that_is_off_is_not_missed(self, tmp_path: Path) -> None:
        source = f"{FINE} <!-- factcheck: ignore growth -->"
        assert md(tmp_path, source, Settings(severity=(("growth", "off"),))).remarks == ()

    def test_nothing_is_missed_where_nothing_was_checked(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("Vienti kasvoi. <!-- factcheck: ignore growth -->", "utf-8")
        (article,) = inputs.read(tmp_path / "a.md")
        assert suppressed(pipeline.check(article, lang="fi"), Settings()).remarks == ()

    def test_reasons_may_be_required(self, tmp_path: Path) -> None:
        settings = Settings(require_reasons=True)
        report = md(
            tmp_path,
            f"{GROWTH} <!-- factcheck: ignore growth -->\n\n{OTHER} <!-- factcheck: ignore -- so -->",
            settings,
        )
        assert left(report) == ["Exports"]
        assert said(report) == [
            (1, 57, "it gives no reason, and suppresses nothing without one; write it behind two dashes")
        ]

    def test_too_many_are_told_as_many(self, tmp_path: Path) -> None:
        report = md(tmp_path, "<!-- factcheck: ignore grwoth -->\n" * 1000 + FINE)
        assert len(report.remarks) == 101
        assert report.remarks[-1].message == "there are more than 100 remarks on this file"


def test_hostile_numbers_of_figures(tmp_path: Path) -> None:
    told = "".join(f'<!-- factcheck: ignore growth "15.3%", "{n}" -->\n' for n in range(10_000))
    report = md(tmp_path, f"{told}\n" + f"{GROWTH}\n\n" * 200)
    assert (len(report.findings), len(report.remarks)) == (200, 101)


@pytest.mark.parametrize(
    "line",
    [
        "<!-- factcheck: ignore -->", "<!-- factcheck: ignore-start growth -->", "<!-- factcheck: ignore-end -->",
        "<!-- factcheck: ignore-file share -->", "<!-- factcheck: ignore \"15.3%\" -->\n", " \n" * 5,
        "<!-- factcheck: ignore-start -->\n<!-- factcheck: ignore-end growth -->\n",
        f"{GROWTH} <!-- factcheck: ignore growth \"15.3%\" \"$45.6 billion\" -->\n\n",
    ],
)  # fmt: skip
def test_hostile_numbers_of_directives(tmp_path: Path, line: str) -> None:
    times = 300 if GROWTH in line else 10_000
    report = md(tmp_path, f"{line * times}\n{GROWTH}\n<!-- factcheck: ignore -->")
    assert len(report.findings) + len(report.suppressed) == (times + 1 if GROWTH in line else 1)
