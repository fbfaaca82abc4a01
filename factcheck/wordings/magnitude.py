"""A magnitude word that stands out, or is missing.

What it checks:   two figures that are compared are of one order of magnitude, or become so when one magnitude word is
changed by thousands.
Why it goes wrong: million is written for billion; a magnitude word is left out.
Example:          Receipts were 7.4 billion against 6.6 million a year earlier.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.comparable import is_rate, same_unit
from factcheck.explain import label
from factcheck.model import Claim, Finding, Span
from factcheck.wording import Reading, Wording, finding

APART = Fraction(300)
"""A ratio between two compared amounts from which one magnitude word is doubted."""
BESIDE = Fraction(3)
"""The ratio within which two amounts come to lie when the magnitude word is mended."""
STEPS = (Fraction(1000), Fraction(10**6), Fraction(10**9))


def check(reading: Reading) -> Iterator[Finding]:
    """Warn of compared levels whose ratio closes when one of them is scaled by thousands."""
    for match in reading.matches:
        levels = [(role, reading.claims[figure]) for role, figure in match.roles if role in ("current", "previous")]
        claims = [claim for _, claim in levels]
        if len(levels) != 2 or not _alike(claims):
            continue
        a, b = (abs(Fraction(c.quantity.value)) for c in claims)
        step = off_by(a, b)
        if step and not _settled(reading, claims):
            yield _finding(reading, levels, step)


def _alike(claims: Sequence[Claim]) -> bool:
    """Whether two levels are amounts of one unit: "3.92 billion from 1.79" takes the magnitude of the first."""
    bare = any((c.quantity.kind == "number" and c.quantity.magnitude == 1) or c.quantity.other for c in claims)
    return not bare and not any(is_rate(c.quantity) for c in claims) and same_unit(*(c.quantity for c in claims))


def _settled(reading: Reading, claims: Sequence[Claim]) -> bool:
    """Whether another relation of the two already disagrees, or a rate of change says that they are so far apart."""
    ids = {c.id for c in claims}
    about = [r for r in reading.relations if ids <= {c.id for c in r.claims}]
    return any(
        r.verdict in ("contradiction", "warning") or (r.rule == "growth" and r.verdict == "consistent") for r in about
    )


def off_by(a: Fraction, b: Fraction) -> Fraction | None:
    """The power of a thousand that two amounts are apart, None where they are not.

    >>> off_by(Fraction(7_460_000_000), Fraction(6_630_000))
    Fraction(1000, 1)
    >>> off_by(Fraction(10), Fraction(50)) is None
    True
    """
    if not a or not b or max(a, b) / min(a, b) < APART:
        return None
    ratio = max(a, b) / min(a, b)
    return next((step for step in STEPS if 1 / BESIDE <= ratio / step <= BESIDE), None)


def _finding(reading: Reading, levels: Sequence[tuple[str, Claim]], step: Fraction) -> Finding:
    printed = " and ".join(reading.printed(claim.span) for _, claim in levels)
    message = (
        f"{printed} are compared and lie about {int(step):,} times apart: a magnitude word may be wrong or missing."
    )
    spans = [Span(claim.span.start, claim.span.end, label(role)) for role, claim in levels]
    return finding("magnitude", "warning", "clause", message, spans, [claim for _, claim in levels])


WORDING = Wording("magnitude", check, __doc__ or "")
