"""The results of the benchmark of archives as a page of text: rates, ratios to the plain loop, and costs on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Result = dict[str, Any]
CORES = 2
SIZES = (10**6, 10**8, 10**9)


def told(known: dict[str, Result]) -> Iterator[str]:
    """What there is of it."""
    if "stories" in known:
        made = known["stories"]
        yield f"stories: {made['said']}; {made['bytes'] / 1e6:,.0f} MB in {made['wall']:.0f} s"
    base = base_of(known)
    if base:
        yield from loops(known)
    for name in ("local", "spark"):
        if name in known:
            yield engine(name, known[name], base)
            if "pair" in known:
                used = known[name]
                beside = used["articles"] / (used["wall"] - used["begun"]) / paired(known["pair"])
                yield f"  {beside:.2f} of the rate of two plain loops side by side"
    if "same" in known:
        yield from compared(known["same"])
    if "across" in known:
        yield from conflicts(known["across"])
    if "local" in known and "pages" in known:
        yield from paper(known["local"], known["pages"])
    if "kills" in known:
        for case, row in known["kills"].items():
            yield f"kill: {case}: {row}"
    if "score" in known:
        yield known["score"]["table"]


def base_of(known: dict[str, Result]) -> Result:
    """The plain loop that writes, before and after the engines, as seconds an article."""
    runs = [known[name]["parquet"] for name in ("single", "again") if name in known]
    if not runs:
        return {}
    articles = sum(run["articles"] for run in runs)
    return {key: sum(run[key] for run in runs) / articles for key in ("wall", "cpu")}


def paired(pair: Result) -> float:
    """Articles a second of two plain loops together."""
    return sum(float(run["articles"] / run["wall"]) for run in pair["loops"])


def loops(known: dict[str, Result]) -> Iterator[str]:
    """The plain loops."""
    for name in ("single", "again"):
        for way, run in known.get(name, {}).items():
            rate, cpu = run["articles"] / run["wall"], 1000 * run["cpu"] / run["articles"]
            yield f"plain loop, {way}: {run['articles']:,} articles, {rate:.1f} a second, {cpu:.2f} CPU ms an article"
    if "pair" in known:
        rate = paired(known["pair"])
        cpu = sum(run["cpu"] for run in known["pair"]["loops"]) / sum(r["articles"] for r in known["pair"]["loops"])
        yield f"two plain loops side by side: {rate:.1f} a second, {1000 * cpu:.2f} CPU ms an article"
        base = base_of(known)
        yield f"  per core {rate / CORES * base['wall']:.2f} of one alone by wall, {base['cpu'] / cpu:.2f} by CPU"


def engine(name: str, used: Result, base: Result) -> str:
    """One engine: rates, ratios, memory, size."""
    articles, work = used["articles"], used["wall"] - used["begun"]
    rate, cpu = articles / work, used["cpu"] / articles
    ratios = (
        f"; per core {rate / CORES * base['wall']:.2f} of the plain loop by wall, {base['cpu'] / cpu:.2f} by CPU"
        f" ({articles / used['wall'] / CORES * base['wall']:.2f} with the start)"
        if base
        else ""
    )
    size = sum(used["bytes"].values())
    return (
        f"{name}: {articles:,} articles in {used['units']} units, {work:.0f} s after {used['begun']:.1f} s of start, "
        f"{rate:.1f} a second, {1000 * cpu:.2f} CPU ms an article{ratios}; peak {used['memory']:,.0f} MB private; "
        f"record {size / 1e6:,.1f} MB, {size / articles:,.0f} bytes an article"
    )


def compared(same: Result) -> Iterator[str]:
    """Whether both records hold the same."""
    for name, row in same.items():
        verdict = "the same" if not row["only_local"] + row["only_spark"] else "NOT THE SAME"
        yield (
            f"{name}: {row['local']:,} and {row['spark']:,} rows, {verdict} "
            f"({row['only_local']} only local, {row['only_spark']} only Spark)"
        )


def conflicts(across: Result) -> Iterator[str]:
    """Both engines across articles."""
    for name in ("duckdb", "spark"):
        used = across[name]
        yield (
            f"across by {name}: {used['wall']:.1f} s, {used['cpu']:.1f} CPU s, peak {used['memory']:,.0f} MB private: "
            f"{used['said'].splitlines()[0]}"
        )
    for name in ("conflicts", "series"):
        yield f"  {name}: {across[name]['rows']:,} rows, {across[name]['not_in_both']} not in both"


def paper(local: Result, pages: Result) -> Iterator[str]:
    """What many pages cost at these rates, if each holds such a story."""
    check, find = local["cpu"] / local["articles"], pages["cpu"] / pages["pages"]
    size = sum(local["bytes"].values()) / local["articles"]
    yield (
        f"pages: {1000 * find:.2f} CPU ms each to read ({pages['html_bytes'] / 1000:.0f} KB, "
        f"{pages['packed_bytes'] / 1000:.1f} KB packed), {1000 * check:.2f} to check, {size:,.0f} bytes of record"
    )
    for count in SIZES:
        hours = count * (check + find) / 3600
        yield (
            f"  {count:>13,} pages: {hours:>10,.1f} core-hours ({count * find / 3600:,.1f} to read), "
            f"{count * pages['packed_bytes'] / 1e9:>10,.1f} GB of WARC in, {count * size / 1e9:>8,.1f} GB of record; "
            f"on 100 cores {hours / 100:,.1f} hours"
        )
