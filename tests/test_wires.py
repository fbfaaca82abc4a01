"""The generator of wire stories: what it calls true holds, what it calls proved is, and its slips are where it says."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from pathlib import Path

import pytest
import score
import stories
from click.testing import CliRunner
from wires import printed, story
from wires.languages import PACKS
from wires.printed import Figure, Style, Word
from wires.story import Series, Wire, wires
from wires.truth import FITS, Relation, fits

NUMBER = 300
ENGLISH = PACKS["en"].styles[0]


@pytest.fixture(scope="module")
def made() -> tuple[Wire | Series, ...]:
    """Some stories."""
    return tuple(wires(NUMBER, seed=3, wrong=0.5, differ=0.5))


def money(value: str, *, hedge: str = "") -> Figure:
    """Millions with as many decimals as written, and the bounds that follow."""
    decimals = len(value.partition(".")[2])
    return printed.shown(
        int(value.replace(".", "")), 10 ** (9 - decimals), decimals, ENGLISH, hedge, "money", "$# million"
    )


def rate(value: str, *, hedge: str = "") -> Figure:
    """A percentage as written."""
    decimals = len(value.partition(".")[2])
    return printed.shown(int(value.replace(".", "")), 10 ** (3 - decimals), decimals, ENGLISH, hedge, "rate", "#%")


def grown(current: Figure, previous: Figure, by: Figure, sign: int = 1) -> bool:
    """Whether figures of growth fit."""
    return fits(Relation("growth", {"cur": current, "prev": previous, "rate": by}, Word("", sign, "")))


@pytest.mark.parametrize(
    ("current", "previous", "by", "sign", "holds"),
    [
        ("110.0", "100.0", "10.0", 1, True),
        ("110.0", "100.0", "10.3", 1, False),
        ("110.0", "100.0", "10.2", 1, True),  # both levels were rounded the other way
        ("110.0", "100.0", "9.9", 1, True),  # rounded, or the rate was cut off
        ("110", "95", "14", 1, True),  # an integer that ends in zero is coarse
        ("110", "95", "60", 1, False),
        ("90.0", "100.0", "10.0", -1, True),
        ("90.0", "100.0", "10.0", 1, False),
    ],
)
def test_growth_is_judged_on_what_print_allows(
    current: str, previous: str, by: str, sign: int, holds: bool
) -> None:  # fmt: skip
    assert grown(money(current), money(previous), rate(by), sign) is holds


def test_hedges_widen_what_is_allowed() -> None:
    assert grown(money("118.4"), money("100.3"), rate("17", hedge="more"))
    assert not grown(money("118.4"), money("100.3"), rate("19", hedge="more"))
    assert grown(money("118.4"), money("100.3"), rate("19", hedge="nearly"))
    assert not grown(money("118.4"), money("100.3"), rate("17", hedge="nearly"))
    assert grown(money("118.4"), money("100.3"), rate("19", hedge="about"))
    assert money("1.00", hedge="about").bounds() == (Fraction(99, 100) * 10**9, Fraction(101, 100) * 10**9)


def test_a_figure_may_have_been_cut_off() -> None:
    cut = Style(".", ",", ENGLISH.money, "#%", "# points", {}, cut=True)
    assert printed.scale(1999, 1000, 1, cut, "", "rate", "#%").text == "1.9%"
    assert printed.scale(1999, 1000, 1, ENGLISH, "", "rate", "#%").text == "2.0%"
    low, high = printed.scale(1999, 1000, 1, cut, "", "rate", "#%").bounds()
    assert low <= 1999 <= high


@pytest.mark.parametrize(("total", "holds"), [("6.0", True), ("6.2", True), ("6.4", False), ("5.7", False)])
def test_sums_add_what_their_parts_allow(total: str, holds: bool) -> None:
    parts = (money("1.0"), money("2.0"), money("3.0"))
    assert fits(Relation("total", {"total": money(total)}, parts=parts)) is holds


def test_a_percentage_of_a_rate_may_be_meant_as_points() -> None:
    def told(by: Figure) -> bool:
        return fits(Relation("points", {"cur": rate("6.0"), "prev": rate("5.2"), "points": by}, Word("", 1, "")))

    assert told(printed.points(800, ENGLISH))
    assert told(rate("0.8"))
    assert told(rate("15.4"))
    assert not told(rate("3.0"))


def test_what_is_not_altered_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, int] = {}
    finished = story.finished

    def judged(draft: story.Draft, name: str, day: dt.date, told: story.Event, slip: None) -> Wire:
        for relation in draft.relations:
            assert fits(relation), (relation, draft.text())
            seen[relation.kind] = seen.get(relation.kind, 0) + 1
        return finished(draft, name, day, told, slip)

    monkeypatch.setattr(story, "finished", judged)
    assert sum(isinstance(one, Wire) for one in wires(NUMBER, seed=9, wrong=0, differ=0.3)) == NUMBER
    assert set(seen) == set(FITS)


def test_slips_are_where_the_truth_says(made: tuple[Wire | Series, ...]) -> None:
    slipped = [one for one in made if isinstance(one, Wire) and one.error]
    assert len(slipped) > NUMBER / 4
    assert {one.proof for one in slipped} == {"contradiction", "warning", None}
    for one in slipped:
        assert tuple(one.text[start:end] for start, end in one.spans) == one.now
        assert one.now != one.was
        assert one.bound


def test_the_same_seed_gives_the_same_stories(made: tuple[Wire | Series, ...]) -> None:
    assert tuple(wires(NUMBER, seed=3, wrong=0.5, differ=0.5)) == made
    assert tuple(wires(NUMBER, seed=4, wrong=0.5, differ=0.5)) != made


def test_stories_of_one_event_agree_unless_one_was_made_to_differ(made: tuple[Wire | Series, ...]) -> None:
    shared = [one for one in made if isinstance(one, Series)]
    assert any(one.conflict for one in shared)
    assert {one.conflict for one in shared if one.disjoint} >= {"magnitude", "value"}
    slipped = {one.id for one in made if isinstance(one, Wire) and one.error}
    assert all(not one.disjoint or slipped & {*one.stories} for one in shared if one.conflict is None)


def test_no_template_is_left_with_a_place_that_nothing_fills(made: tuple[Wire | Series, ...]) -> None:
    for one in made:
        if isinstance(one, Wire):
            assert "{" not in one.text
            assert "|" not in one.text
            assert "  " not in one.text
    assert {one.language for one in made if isinstance(one, Wire)} == set(PACKS)


@pytest.mark.parametrize("style", stories.STYLES)
def test_stories_are_written_as_lines_of_json(tmp_path: Path, style: str) -> None:
    told = CliRunner().invoke(stories.main, [str(tmp_path), "--count", "30", "--style", style])
    assert told.exit_code == 0, told.output
    texts, truth = (
        [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("stories", "truth")
    )
    assert [one["id"] for one in texts] == [one["id"] for one in truth]
    assert len(texts) == 30
    assert all(set(one) == {"id", "date", "text"} and one["text"] for one in texts)


def truth(name: str, *spans: tuple[int, int], proof: str | None = "contradiction") -> dict[str, object]:
    """The truth of a story with a slip at some places, or of one without."""
    error = "digits" if spans else None
    return {
        "id": name, "error": error, "relation": "growth", "language": "en", "spans": spans, "bound": [(90, 99)],
        "proof": proof if spans else None, "template": "{Flow} {rose}",
    }  # fmt: skip


def finding(story_: str, *spans: tuple[int, int], severity: str = "contradiction") -> score.Finding:
    """A finding about some places."""
    return score.Finding(story_, severity, "growth", "", "", spans)


def test_a_finding_is_right_where_it_meets_what_was_altered_or_is_bound_to_it() -> None:
    known = {row["id"]: row for row in (truth("a", (5, 9)), truth("b", (5, 9)), truth("c"), truth("d", (5, 9)))}
    found = [
        finding("a", (8, 12)), finding("a", (95, 96)), finding("a", (20, 30)), finding("b", (9, 12)),
        finding("c", (5, 9)), finding("d", (5, 9), severity="warning"),
    ]  # fmt: skip
    result = score.scored(found, known)
    assert result["precision"]["contradiction"] == {"right": 2, "of": 5, "ratio": 0.4}
    assert result["recall"]["contradiction"] == {"right": 1, "of": 3, "ratio": round(1 / 3, 4)}
    assert result["recall"]["any"] == {"right": 2, "of": 3, "ratio": round(2 / 3, 4)}
    assert [row["story"] for row in score.accused(found, known, dict.fromkeys(known, "x" * 99))] == ["a", "b", "c"]
