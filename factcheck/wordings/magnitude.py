"""A magnitude word that stands out, or is missing.

What it checks:   two figures that are compared are of one order of magnitude, or become so when one magnitude word is
changed by thousands.
Why it goes wrong: million is written for billion; a magnitude word is left out.
Example:          Receipts were 7.4 billion against 6.6 million a year earlier.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.comparable import is_rate
from factcheck.model import Finding, Relation, Span
from factcheck.wording import Reading, Wording, finding

APART = Fraction(300)
"""A ratio between two compared amounts from which one magnitude word is doubted."""
BESIDE = Fraction(3)
"""The ratio within which two amounts come to lie when the magnitude word is mended."""
STEPS = (Fraction(1000), Fraction(10**6), Fraction(10**9))


def check(reading: Reading) -> Iterator[Finding]:
    """Warn of compared levels whose ratio closes when one of them is scaled by thousands."""
    for relation in reading.relations:
        levels = [b.claim for b in relation.bindings if b.role in ("current", "previous")]
        if any(c.quantity.kind == "number" and c.quantity.magnitude == 1 for c in levels):
            continue  # "to 3.92 billion from 1.79": the second takes the magnitude of the first
        settled = relation.verdict in ("contradiction", "warning") or (
            relation.rule == "growth" and relation.verdict == "consistent"
        )
        if len(levels) != 2 or settled or any(is_rate(c.quantity) for c in levels):
            continue
        a, b = (Fraction(c.quantity.value) for c in levels)
        step = off_by(abs(a), abs(b))
        if step:
            yield _finding(reading, relation, step)


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


def _finding(reading: Reading, relation: Relation, step: Fraction) -> Finding:
    claims = [b.claim for b in relation.bindings if b.role in ("current", "previous")]
    printed = " and ".join(reading.printed(c.span) for c in claims)
    message = (
        f"{printed} are compared and lie about {int(step):,} times apart: a magnitude word may be wrong or missing."
    )
    spans = [
        Span(b.claim.span.start, b.claim.span.end, b.role)
        for b in relation.bindings
        if b.role in ("current", "previous")
    ]
    return finding("magnitude", "warning", relation.scope, message, spans, claims)


WORDING = Wording("magnitude", check, __doc__ or "")
