"""Relations: what the frames bound, turned into equations over sets of values, and judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from factcheck import repeated
from factcheck.comparable import is_rate
from factcheck.inherited import MISSING, magnitudes
from factcheck.instances import bounds, instantiate, told_of, variable_names
from factcheck.match import Match
from factcheck.mirrored import mirrored
from factcheck.model import Binding, Claim, Relation, Scope, Span, Verdict
from factcheck.numeric.figure import Figure
from factcheck.numeric.solver import judge
from factcheck.rule import Rule
from factcheck.rules import rule
from factcheck.separated import separated
from factcheck.stopwatch import timed
from factcheck.wholes import OTHER_WHOLE, UNLISTED, comparable, some_parts

BETTER: tuple[Verdict, ...] = ("consistent", "note", "unverifiable", "warning", "contradiction")
"""Of several readings the best one counts."""

AS_POINTS = "percent-for-points"
"""The reading under which a percentage of change was meant in points."""
SLIPPED = (MISSING, AS_POINTS, OTHER_WHOLE)
SEPARATED = "other-separator"
"""The reading under which a separator of digits that may group or begin decimals does the other of the two."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Figures bound to the roles of one rule, under one reading, not judged yet."""

    rule: Rule
    bindings: tuple[Binding, ...]
    figures: tuple[Figure, ...]
    direction: int | None
    frame: str
    scope: Scope
    cue: Span | None = None
    assumptions: tuple[str, ...] = ()
    reading: str = ""
    """The reading that this candidate stands for, where a figure has several."""
    constants: tuple[tuple[str, Figure], ...] = ()
    """Roles that no figure states, such as the number of items that are listed."""


def decide(candidates: Iterable[Candidate]) -> Relation | None:
    """Judge all readings of one relation and keep the best.

    A relation that cannot fail is unverifiable: it may still imply a value. None where there is nothing to relate.
    """
    tried = [reading for candidate in candidates for reading in printings(candidate)]
    judged = [judged_relation(c) for c in tried if can_fail(c)]
    if judged:
        return _softened(judged)
    implying = next((c for c in tried if len(c.bindings) > 1), None)
    return _relation(implying, "unverifiable", "") if implying else None


def _softened(judged: Sequence[Relation]) -> Relation:
    """The best reading; but where only a slip of wording explains the figures, that is a warning.

    Such slips are a missing magnitude word, and percent for points: "unemployment rose 0.5 percent to 7.1 percent".
    """
    best = min(judged, key=lambda r: BETTER.index(r.verdict))
    if best.reason.endswith(UNLISTED):
        return replace(best, verdict="unverifiable")
    slip = next((slip for slip in SLIPPED if best.reason.endswith(slip)), "")
    if not slip:
        return best
    printed = [r for r in judged if not r.reason.endswith(slip)]
    as_it_stands = min(printed, key=lambda r: BETTER.index(r.verdict))
    fails = as_it_stands.verdict == "contradiction" and best.verdict == "consistent"
    return replace(as_it_stands, verdict="warning", reason=slip) if fails else as_it_stands


def printings(candidate: Candidate) -> Iterator[Candidate]:
    """A candidate as printed, with all its decimals turned around, and with its separators read the other way."""
    yield from directions(candidate)
    pairs = tuple(zip(candidate.bindings, candidate.figures, strict=False))
    for figures in separated([(b.claim.quantity, f) for b, f in pairs]):
        yield replace(candidate, figures=figures, reading=f"{SEPARATED} {candidate.reading}".rstrip())


def directions(candidate: Candidate) -> Iterator[Candidate]:
    """A candidate as printed, and with all its decimals turned around, as right-to-left text may leave them."""
    yield candidate
    pairs = tuple(zip(candidate.bindings, candidate.figures, strict=False))
    turned = tuple(mirrored(b.claim.quantity, f) for b, f in pairs)
    if any(turned):
        figures = tuple(new or f for new, (_, f) in zip(turned, pairs, strict=True))
        yield replace(candidate, figures=figures, reading=f"mirrored {candidate.reading}".rstrip())


def can_fail(candidate: Candidate) -> bool:
    """Whether enough roles are bound for the relation to be overdetermined."""
    bound = [*(b.role for b in candidate.bindings), *(name for name, _ in candidate.constants)]
    return any(_within(needed, bound) for needed in candidate.rule.essential)


def _within(needed: Sequence[str], bound: Sequence[str]) -> bool:
    rest = list(bound)
    return all(role in rest and not rest.remove(role) for role in needed)  # type: ignore[func-returns-value]


def judged_relation(candidate: Candidate) -> Relation:
    """The relation of one candidate with its verdict; what had to be inferred makes a contradiction a warning."""
    open_ = _relation(candidate, "unverifiable", "")
    equations, variables, domain = open_.equations, dict(open_.variables), bounds(candidate.rule, open_.equations)
    judgement = timed(candidate.rule.name, lambda: judge(equations, variables, domain))
    verdict: Verdict = judgement.verdict
    if candidate.assumptions and verdict in ("contradiction", "warning"):
        verdict = "unverifiable" if guessed(candidate) else "warning"
    return replace(open_, verdict=verdict, reason=" ".join(filter(None, (judgement.reason, candidate.reading))))


def guessed(candidate: Candidate) -> bool:
    """Whether a disagreement only shows that the binding was wrong: another basis, another base than the rate's."""
    other_base = candidate.rule.name != "growth" and "implied-base" in candidate.assumptions
    return other_base or bool({"implied-basis", "assumed-parties"} & set(candidate.assumptions))


def _relation(candidate: Candidate, verdict: Verdict, reason: str) -> Relation:
    names = variable_names(candidate.bindings)
    return Relation(
        rule=candidate.rule.name,
        verdict=verdict,
        bindings=candidate.bindings,
        equations=instantiate(candidate.rule, names, candidate.direction),
        scope=candidate.scope,
        frame=candidate.frame,
        reason=reason,
        assumptions=candidate.assumptions,
        variables=(*zip(names, candidate.figures, strict=True), *candidate.constants),
        direction=candidate.direction,
        cue=candidate.cue,
    )


def relations(claims: Sequence[Claim], matches: Sequence[Match]) -> tuple[Relation, ...]:
    """The relations that the frames bound, judged, in the order of the text."""
    return tuple(r for match in matches if not match.beside for r in _related(match, claims))


def _related(match: Match, claims: Sequence[Claim]) -> Iterator[Relation]:
    """The relation of a match; where its rate may have another basis than its levels, also their direction alone."""
    found = decide(replace(c, assumptions=_implied(match)) for c in framed(match, claims))
    if found:
        yield found
    if found and found.verdict == "unverifiable" and match.implied == "basis":
        levels = tuple(pair for pair in match.roles if pair[0] in ("current", "previous"))
        alone = decide(framed(replace(match, roles=levels, implied=""), claims)) if match.on_levels else None
        if alone:
            yield alone


def current(claims: Sequence[Claim], found: Sequence[Relation]) -> tuple[Claim, ...]:
    """The claims without those that relations take for earlier levels: no balance is of them and of what is now."""
    earlier = {b.claim.id for relation in found for b in relation.bindings if b.role == "previous"}
    return tuple(claim for claim in claims if claim.id not in earlier)


def _implied(match: Match) -> tuple[str, ...]:
    return (f"implied-{match.implied}",) if match.implied else ()


def framed(match: Match, claims: Sequence[Claim]) -> Iterator[Candidate]:
    """The readings of what one frame bound; none where units or signs forbid the comparison."""
    bindings = tuple(Binding(role, claims[figure]) for role, figure in match.roles)
    if not comparable(rule(match.rule), bindings) or unnamed_ticks(bindings):
        return
    direction = match.mover.direction if match.mover else _printed(bindings)
    cue = Span(*match.cue, "direction") if match.mover and match.mover.direction else None
    if match.rule != "growth":
        for figures, reading in magnitudes(bindings):
            told = told_of(rule(match.rule), bindings, direction)
            plain = Candidate(told, bindings, figures, direction or 1, match.frame, "clause", cue, reading=reading)
            if match.rule in repeated.RULES:
                told_rates = repeated.readings(match.rule, bindings, match.periods)
                yield from (replace(plain, rule=one) for one in told_rates)
                continue
            yield from _ways(plain, direction)
            if match.more:
                yield _times_more(plain)
            open_ = some_parts(match.rule, match.complete)
            if open_:
                yield replace(plain, rule=open_[0], reading=open_[1])
        return
    if match.mover and match.mover.noun and _are_rates(bindings):
        direction, cue = None, None
    signs = level_signs(match)
    if len(set(signs.values())) > 1:
        yield from _across_zero(match, bindings, signs, direction, cue)
        return
    roles = {b.role for b in bindings}
    for name, chosen in change_rules(bindings):
        for way in (direction,) if direction else (1, -1):
            if name == "direction" and not direction:
                continue
            for figures, reading in magnitudes(chosen):
                slip = AS_POINTS if name == "points" and "rate" in roles else ""
                plain = Candidate(rule(name), chosen, figures, way, match.frame, "clause", cue, reading=slip or reading)
                yield plain
                if way < 0:
                    yield from _unsigned(plain)


def _ways(plain: Candidate, direction: int | None) -> Iterator[Candidate]:
    """A candidate, and for ranks the other direction too where no word tells one: "from 63rd to 66th, 3 places"."""
    yield plain
    if plain.rule.name == "rank" and not direction:
        yield replace(plain, direction=-1)


def _printed(bindings: Sequence[Binding]) -> int | None:
    """The direction that the sign of a change tells where no word does: "(+6.0 percent from $15 billion)"."""
    changes = [b.claim.quantity for b in bindings if b.role in ("rate", "change")]
    signs = {-1 if q.value < 0 else 1 for q in changes if q.value < 0 or q.surface.startswith("+")}
    return signs.pop() if len(signs) == 1 else None


def _unsigned(plain: Candidate) -> Iterator[Candidate]:
    """A fall whose sign only repeats the word of change, or stands for it: "down -6.0 percent", "(-6.0 percent)"."""
    pairs = tuple(zip(plain.bindings, plain.figures, strict=False))
    signed = {i for i, (b, _) in enumerate(pairs) if b.role in ("rate", "change") and b.claim.quantity.value < 0}
    if signed:
        figures = tuple(f.scaled(Fraction(-1)) if i in signed else f for i, (_, f) in enumerate(pairs))
        yield replace(plain, figures=figures)


def _are_rates(bindings: Sequence[Binding]) -> bool:
    """Whether both levels are rates, so that a noun of change may name what they measure."""
    return sum(b.role in ("current", "previous") and is_rate(b.claim.quantity) for b in bindings) > 1


def unnamed_ticks(bindings: Sequence[Binding]) -> bool:
    """Whether a price moved by a number without a unit, which may be cents: "up 13 at 6.785 dollars"."""
    levels = [b.claim.quantity for b in bindings if b.role in ("current", "previous")]
    bare = any(b.role == "change" and b.claim.quantity.kind == "number" for b in bindings)
    return bare and any(q.kind == "money" and q.magnitude <= 1 for q in levels)


def _times_more(plain: Candidate) -> Candidate:
    """ "Three times more" is three times as much in one reading, and four times as much in the other."""
    pairs = zip(plain.bindings, plain.figures, strict=True)
    more = tuple(f.shifted(Fraction(1)) if b.role == "multiple" else f for b, f in pairs)
    return replace(plain, figures=more, reading="times-more")


def level_signs(match: Match) -> dict[str, int | None]:
    """The signs of the two levels; an unsigned one has the sign of the other, but no base makes its level negative."""
    signs = dict(match.signs)
    stated = {role: signs.get(figure) for role, figure in match.roles if role in ("current", "previous")}
    current, previous = stated.get("current"), stated.get("previous")
    if len(stated) < 2 or current == previous:
        return {}
    return {"current": current or (1 if previous == 1 else None), "previous": previous or current}


def _across_zero(
    match: Match,
    bindings: Sequence[Binding],
    signs: Mapping[str, int | None],
    direction: int | None,
    cue: Span | None,
) -> Iterator[Candidate]:
    """A profit that was a loss, a deficit that was a surplus: only the direction can be checked, with signs."""
    levels = tuple(b for b in bindings if b.role in signs)
    if not direction or None in signs.values():
        return
    figures = tuple(b.claim.quantity.figure.scaled(Fraction(signs[b.role] or 1)) for b in levels)
    yield Candidate(rule("direction"), levels, figures, direction, match.frame, "clause", cue)


def change_rules(bindings: tuple[Binding, ...]) -> Iterator[tuple[str, tuple[Binding, ...]]]:
    """Which of the rules of change the bound roles call for, and the bindings that it takes.

    A percentage of a rate is tried as relative change and as points.
    """
    roles = {b.role for b in bindings}
    rates = [is_rate(b.claim.quantity) for b in bindings if b.role in ("current", "previous")]
    if "rate" in roles:
        yield "growth", bindings
        if rates and all(rates):
            yield "points", tuple(Binding("change", b.claim) if b.role == "rate" else b for b in bindings)
    elif "change" in roles:
        yield ("points" if rates and all(rates) else "change"), bindings
    else:
        yield "direction", bindings
