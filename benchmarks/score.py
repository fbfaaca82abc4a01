"""What the record of an archive of generated stories found of what had been planted, and what it accused for nothing.

RECORD is what ``factcheck archive`` wrote of STORIES/stories.jsonl; with RECORD/across, conflicts across articles are
scored as well. A finding is right if a figure of it is one that was altered, or is bound to one by a relation that the
printed figures break. What is planted and proved, and found by a contradiction, is recall.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

SEVERITIES = ("contradiction", "warning")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the record, in the story of that name."""

    story: str
    severity: str
    rule: str
    message: str
    surfaces: str
    spans: tuple[tuple[int, int], ...]


def lines(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def rows(record: Path, table: str, *columns: str, only: str = "*") -> Iterator[Row]:
    """Some columns of a table of a record."""
    import pyarrow.parquet

    for path in sorted((record / table).glob(f"{only}.parquet")):
        yield from pyarrow.parquet.read_table(path, columns=list(columns)).to_pylist()


def findings(record: Path) -> Iterator[Finding]:
    """The findings of a record, but for notes."""
    names = {row["article"]: row["id"] for row in rows(record, "articles", "article", "id")}
    for row in rows(record, "findings", "article", "severity", "rule", "message", "surfaces", "spans"):
        if row["severity"] in SEVERITIES:
            spans = tuple((start, end) for start, end, _ in json.loads(row["spans"]))
            yield Finding(
                names[row["article"]], row["severity"], row["rule"], row["message"], row["surfaces"], spans
            )  # fmt: skip


def overlap(spans: Iterable[tuple[int, int]], others: Sequence[Sequence[int]]) -> bool:
    """Whether two sets of spans share a character."""
    return any(start < other[1] and other[0] < end for start, end in spans for other in others)


def hits(finding: Finding, truth: Row) -> bool:
    """Whether a finding is about what was altered in its story."""
    return truth["error"] is not None and overlap(finding.spans, [*truth["spans"], *truth["bound"]])


def scored(found: Sequence[Finding], truth: dict[str, Row]) -> dict[str, Any]:
    """Precision by severity and recall by kind, relation and language."""
    right = Counter(one.severity for one in found if hits(one, truth[one.story]))
    unproved = [one for one in found if hits(one, truth[one.story]) and truth[one.story]["proof"] is None]
    every = Counter(one.severity for one in found)
    best: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if hits(one, truth[one.story]):
            best[one.story].add(one.severity)
    planted = [row for row in truth.values() if row["error"]]
    provable = [row for row in planted if row["proof"] == "contradiction"]
    return {
        "stories": len(truth),
        "planted": len(planted),
        "provable": len(provable),
        "precision": {name: part(right[name], every[name]) for name in SEVERITIES},
        "of_what_cannot_be_proved": dict(Counter(one.severity for one in unproved)),
        "recall": recall(provable, best),
        "warnings_where_only_a_warning_is_proved": recall([r for r in planted if r["proof"] == "warning"], best),
        **{
            f"by_{name}": {
                key: recall([row for row in provable if row[name] == key], best)
                for key in sorted({row[name] for row in provable})
            }
            for name in ("error", "relation", "language", "template")
        },
    }


def part(some: int, all_: int) -> dict[str, float | int | None]:
    """A count, of how many, and the ratio."""
    return {"right": some, "of": all_, "ratio": round(some / all_, 4) if all_ else None}


def recall(planted: Sequence[Row], best: dict[str, set[str]]) -> dict[str, Any]:
    """How many were found, by a contradiction, and by that or a warning."""
    certain = sum("contradiction" in best[row["id"]] for row in planted)
    return {
        "contradiction": part(certain, len(planted)),
        "any": part(sum(bool(best[row["id"]]) for row in planted), len(planted)),
    }


def across(record: Path, planted: Sequence[Row], truth: dict[str, Row]) -> dict[str, Any]:
    """The conflicts across articles: planted ones that are found, and others."""
    names = {row["article"]: row["id"] for row in rows(record, "articles", "article", "id")}
    wanted = {row["odd"]: row for row in planted if row["conflict"] and row["disjoint"]}
    found: dict[str, str] = {}
    false, caused, notes = [], 0, Counter[str]()
    sides = (f"{side}_{name}" for side in ("top", "bottom") for name in ("article", "surface", "passage"))
    for row in rows(record, "across", "kind", "severity", "flow", *sides, only="conflicts"):
        pair = {names[row["top_article"]], names[row["bottom_article"]]}
        odd = next((one for one in pair if one in wanted), None)
        if odd is not None:
            found[odd] = row["kind"]
        elif row["severity"] != "warning":
            notes[row["kind"]] += 1
        elif any(truth[one]["error"] for one in pair):
            caused += 1
        else:
            false.append(row)
    kinds = sorted({row["conflict"] for row in wanted.values()})
    return {
        "series_in_several_stories": len(planted),
        "planted": len(wanted),
        "found": {
            kind: part(
                sum(odd in found and row["conflict"] == kind for odd, row in wanted.items()),
                sum(row["conflict"] == kind for row in wanted.values()),
            )
            for kind in kinds
        },
        "by_flow": {
            flow: part(
                sum(odd in found and row["flow"] == flow for odd, row in wanted.items()),
                sum(row["flow"] == flow for row in wanted.values()),
            )
            for flow in ("exports", "imports")
        },
        "as": dict(Counter(f"{wanted[odd]['conflict']} as {kind}" for odd, kind in found.items())),
        "missed": [wanted[odd] for odd in wanted if odd not in found],
        "caused_by_slips": caused,
        "notes": dict(notes),
        "false": false,
    }


def context(text: str, spans: Sequence[Sequence[int]]) -> str:
    """The words around some spans."""
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    return " ".join(text[max(0, start - 150) : end + 150].split())


def accused(found: Sequence[Finding], truth: dict[str, Row], texts: dict[str, str]) -> Iterator[Row]:
    """The findings that are about nothing that was altered, with the words around them."""
    for one in found:
        if not hits(one, truth[one.story]):
            yield {
                "story": one.story, "language": truth[one.story]["language"], "severity": one.severity,
                "rule": one.rule, "message": one.message, "surfaces": one.surfaces,
                "text": context(texts[one.story], one.spans) if one.spans else "",
            }  # fmt: skip


def missed(found: Sequence[Finding], truth: dict[str, Row], texts: dict[str, str]) -> Iterator[Row]:
    """What was planted and proved, and not found by a contradiction."""
    seen = {one.story for one in found if one.severity == "contradiction" and hits(one, truth[one.story])}
    warned = {one.story for one in found if hits(one, truth[one.story])}
    for row in truth.values():
        if row["proof"] == "contradiction" and row["id"] not in seen:
            yield {
                "story": row["id"], "language": row["language"], "error": row["error"], "relation": row["relation"],
                "was": row["was"], "now": row["now"], "warned": row["id"] in warned,
                "text": context(texts[row["id"]], row["spans"] + row["bound"]),
            }  # fmt: skip


def table(result: dict[str, Any]) -> Iterator[str]:
    """The result as a table."""
    yield f"{result['stories']:,} stories, {result['planted']:,} slips, {result['provable']:,} that figures prove"
    for name, row in result["precision"].items():
        yield f"precision of {name}s: {row['right']:,} of {row['of']:,} = {row['ratio']}"
    yield f"{'recall':24} {'planted':>8} {'contradiction':>14} {'or warning':>11}"
    for name in ("error", "relation", "language"):
        for key, row in result[f"by_{name}"].items():
            yield told(key, row)
    yield told("all", result["recall"])
    if "across" in result:
        found = result["across"]
        yield f"across: {found['planted']:,} planted in {found['series_in_several_stories']:,} series"
        for kind, row in found["found"].items():
            yield f"  {kind}: {row['right']:,} of {row['of']:,} = {row['ratio']}"
        for flow, row in found["by_flow"].items():
            yield f"  of {flow}: {row['right']:,} of {row['of']:,} = {row['ratio']}"
        yield f"  because of slips {found['caused_by_slips']:,}, false {len(found['false']):,}"


def told(key: str, row: dict[str, Any]) -> str:
    """One line of the table."""
    certain, any_ = row["contradiction"], row["any"]
    return f"{key:24} {certain['of']:8,} {certain['ratio'] or 0:14.3f} {any_['ratio'] or 0:11.3f}"


@click.command(help=__doc__)
@click.argument("stories", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("record", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write score.json, accused.jsonl and missed.jsonl there.")
def main(stories: Path, record: Path, out: Path | None) -> None:
    """Score a record."""
    truth = {row["id"]: row for row in lines(stories / "truth.jsonl")}
    found = list(findings(record))
    result = scored(found, truth)
    if (record / "across" / "conflicts.parquet").exists():
        result["across"] = across(record, list(lines(stories / "across.jsonl")), truth)
    if out is not None:
        texts = {row["id"]: row["text"] for row in lines(stories / "stories.jsonl")}
        out.mkdir(parents=True, exist_ok=True)
        (out / "score.json").write_text(json.dumps(result, indent=1, ensure_ascii=False, default=str), "utf-8")
        for name, some in (("accused", accused(found, truth, texts)), ("missed", missed(found, truth, texts))):
            (out / f"{name}.jsonl").write_text(
                "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in some), "utf-8"
            )
    click.echo("\n".join(table(result)))


if __name__ == "__main__":
    main()
