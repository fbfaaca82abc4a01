"""The values that flow through factcheck: frozen, slotted, and free of behaviour.

Every pass returns new values and edits nothing that it received. Spans count code points of the article's own
text, so that ``article.text[span.start:span.end]`` is what was printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from factcheck.numeric.figure import Figure
from factcheck.numeric.interval import Interval
from factcheck.numeric.proof import Proof

if TYPE_CHECKING:
    import pandas
    import pint

Kind = Literal[
    "money", "percent", "percentage_point", "basis_point", "multiple", "fraction", "rank", "count", "measure", "number"
]
Severity = Literal["contradiction", "warning", "note"]
Verdict = Literal["contradiction", "warning", "note", "consistent", "unverifiable"]
Scope = Literal["clause", "sentence", "paragraph", "article", "corpus"]
Direction = Literal["up", "down", "flat"]
Vintage = Literal["fact", "forecast", "target"]
Measured = Literal["value", "quantity", "index", "share", "rank"]
Agreement = Literal["agrees", "differs", "revision", "valuation", "mirror"]
Verb = Literal["ignore", "ignore-next-line", "ignore-start", "ignore-end", "ignore-file"]

REFERENCE = "reference"
"""The rule whose relations are with facts from outside of the article."""
SEVERITIES: tuple[Severity, ...] = ("contradiction", "warning", "note")
"""From the worst to the mildest."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article's text, in code points, with the role that it plays for whoever points at it."""

    start: int
    end: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where a text came from: ascending pairs (text offset, source offset), both in code points.

    Between two pairs, both offsets advance together; ``encoding`` is what the file was decoded with, and empty where
    the text does not stand in it as such.
    """

    pairs: tuple[tuple[int, int], ...] = ((0, 0),)
    encoding: str = "utf-8"
    newline: str = "\n"
    lines: tuple[int, ...] = ()
    """Source offsets where the lines of the file begin; empty where the lines of the text are the file's own."""
    first: int = 1
    """The number of the first of these lines: what stands above the text need not be among them."""
    marked: bool = False
    """Whether the file begins with a mark of byte order: offsets count it, lines and columns do not."""
    unlike: tuple[int, ...] = ()
    """Text offsets of characters that the file writes in another way: escapes, entities, line ends shown as spaces."""
    wide: tuple[int, ...] = ()
    """Of each pair, how many more bytes of UTF-8 than code points stand before it in its line; empty for none."""


@dataclass(frozen=True, slots=True)
class Directive:
    """What the file of an article says about findings in it: a comment, front matter, a mark behind a figure."""

    verb: Verb
    rules: tuple[str, ...] = ()
    """The rules that it is about; empty for all."""
    reason: str = ""
    line: int = 1
    column: int = 1
    """Where it stands in its file, both from 1."""
    texts: tuple[str, ...] = ()
    """Figures as printed, where it is only about findings in which all of them take part."""
    place: str = ""
    """The path of the file beside the article that it stands in; empty for the article's own."""
    problem: str = ""
    """Why it could not be understood; then it suppresses nothing."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: the text that is read, and what is known about it."""

    text: str
    title: str = ""
    date: dt.date | None = None
    language: str | None = None
    path: str = ""
    source: SourceMap = SourceMap()
    row: int | None = None
    """The row of a table that the text is from, counted from 1; None for the text of any other file."""
    id: str | None = None
    """What the table calls that row, or a feed its entry."""
    lines: tuple[int, int] | None = None
    """The first and the last line of the file that the row stands on, counted by line feeds; None where unknown."""
    directives: tuple[Directive, ...] = ()
    """What its file says about findings in it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: a span of the article, its place, and whether it is a headline or an item of a list."""

    start: int
    end: int
    index: int
    paragraph: int
    kind: Literal["headline", "body", "item"] = "body"


@dataclass(frozen=True, slots=True)
class Period:
    """A real interval of days; ``end`` is the last day.

    ``label`` follows from the days: "2018", "2018-H1", "2018-01/2018-07", "SH1402-Q1", "FY1987", "XXXX-03" where the
    year is unknown. Then ``resolved`` is False and the days lie in a conventional leap year of antiquity (see
    ``calendars``). The days of a ``fiscal`` period are nominal: it is comparable with fiscal periods alone.
    ``cumulative``: from the first day of its year to the end of one of its months, and shorter than the year.
    """

    start: dt.date
    end: dt.date
    label: str
    calendar: Literal["gregorian", "solar_hijri", "fiscal"] = "gregorian"
    cumulative: bool = False
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class Quantity:
    """One printed figure.

    ``value`` is as printed with its magnitude word multiplied in: minor units in the major one (57 cents is 0.57),
    a percentage as the number before its sign, the lower end of a range (``value_to`` is the upper end). It is a
    Decimal, or a Fraction where no decimal exists ("a third"). ``figure`` is the set of values that the print allows.
    ``unit`` is a string that the project's pint registry parses ("USD", "percent", "tonne", "USD / barrel");
    ``alternatives`` are other currencies, or units, that the word or sign may mean ("$", "ton").
    """

    kind: Kind
    value: Decimal | Fraction
    value_to: Decimal | Fraction | None
    figure: Figure
    unit: str
    currency: str | None
    alternatives: tuple[str, ...]
    hedge: str | None
    surface: str
    span: Span
    number: Span
    """The digits (or number words) alone, without sign of currency, magnitude word or unit."""
    magnitude: Decimal = Decimal(1)
    """What the magnitude word multiplies by; 1 where there is none."""
    noun: str = ""
    """What is counted or measured, folded: "contracts" in "five contracts"."""
    per: str = ""
    """What a figure is for one of: "share", "barrel", "year"; empty for a total."""
    words: bool = False
    """Whether the number was written out in words."""
    other: Figure | None = None
    """The values under the other reading of a separator that may group or begin decimals: "2,510" as 2.51 or 2510."""

    @property
    def low(self) -> Fraction | None:
        """The lower end of the base interval with its hedge; None where unbounded."""
        return self.figure.hard.base.low

    @property
    def high(self) -> Fraction | None:
        """The upper end of the base interval with its hedge; None where unbounded."""
        return self.figure.hard.base.high

    @property
    def quantity(self) -> pint.Quantity[Decimal]:
        """The figure as a pint Quantity in the project's registry; dollars and euros do not add."""
        from factcheck import units

        return units.quantity(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity and what it states: which measure of which flow, between whom, when, and how firmly."""

    id: str
    quantity: Quantity
    sentence: int
    measure: str = "level"
    """level, change, rate, share, multiple, rank, places, points."""
    flow: str = ""
    """exports, imports, turnover, balance, surplus, deficit ..., empty where none is named."""
    reporter: str = ""
    partner: str = ""
    subject: str = ""
    """The commodity or other subject, folded words of the text."""
    period: Period | None = None
    base_period: Period | None = None
    direction: Direction | None = None
    vintage: Vintage = "fact"
    quoted: bool = False
    qualifiers: tuple[str, ...] = ()
    """What keeps a figure from being compared with others: real, seasonally-adjusted, volume, per-share, partial ..."""

    @property
    def span(self) -> Span:
        """Where the figure stands in the article."""
        return self.quantity.span


@dataclass(frozen=True, slots=True)
class Binding:
    """One claim in one role of a relation."""

    role: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that the article does not state but implies."""

    name: str
    interval: Interval
    unit: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """Claims bound to the roles of a rule, with the verdict on them."""

    rule: str
    verdict: Verdict
    bindings: tuple[Binding, ...]
    equations: tuple[str, ...]
    scope: Scope
    frame: str = ""
    reason: str = ""
    """Why the verdict is not plainly consistent: "truncation", "touching", "coarse", "hedge", "inferred" ..."""
    assumptions: tuple[str, ...] = ()
    """Parts of the binding that were inferred and not read."""
    derived: tuple[Derived, ...] = ()
    explanation: str = ""
    """The recomputation in words and numbers, one sentence."""
    variables: tuple[tuple[str, Figure], ...] = ()
    """What the equations speak of, with the sets of values that were tried: one entry a binding, in its order."""
    direction: int | None = None
    """1 for a word of rise, -1 for one of fall, None where no word says."""
    cue: Span | None = None
    """What takes part and is no figure: the word of change, a date, a list."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that take part."""
        return tuple(b.claim for b in self.bindings)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the claims and the cue stand, each with its role."""
        figures = tuple(Span(b.claim.span.start, b.claim.span.end, b.role) for b in self.bindings)
        return (*figures, self.cue) if self.cue else figures


@dataclass(frozen=True, slots=True)
class Refusal:
    """Claims that a frame would have bound to the roles of a rule, and were not."""

    rule: str
    frame: str
    reason: str
    """ "negated", "currency", "no-mover", "no-part", "other-times", "apart", "units".

    See :data:`factcheck.reports.audit.REFUSED`.
    """
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A replacement of one span that makes every figure agree, and the slip that it undoes."""

    span: Span
    replacement: str
    slip: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that disagree (contradiction), or that an editor should look at (warning, note)."""

    id: str
    rule: str
    severity: Severity
    scope: Scope
    message: str
    spans: tuple[Span, ...]
    claims: tuple[Claim, ...]
    recomputation: tuple[str, ...] = ()
    """The arithmetic, a line each, in words and numbers."""
    derived: tuple[Derived, ...] = ()
    repairs: tuple[Repair, ...] = ()
    proof: Proof | None = None
    anchor: int | None = None
    """Where outputs show it if that is not its first span: the first one that has changed."""

    @property
    def at(self) -> int:
        """The offset at which outputs show it."""
        return min((s.start for s in self.spans), default=0) if self.anchor is None else self.anchor

    def _repr_html_(self) -> str:
        from factcheck.reports import html

        return html.fragment(self)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at: ``figures`` = ``consistent`` + ``contradicted`` + ``questioned`` + ``unverifiable``."""

    figures: int
    checkable: int
    """Figures that take part in a relation that could fail."""
    consistent: int
    contradicted: int
    """Figures in a contradiction."""
    questioned: int
    """Figures in a warning, or in a finding that a configuration made a note of, and in no contradiction."""
    unverifiable: int
    """Figures with nothing to recompute them against."""
    relations: int
    """Relations that could have failed."""


class Quantities(tuple[Quantity, ...]):
    """The quantities of an article, in the order of the text."""

    __slots__ = ()

    def to_frame(self, *, plain: bool = False) -> pandas.DataFrame:
        """One row a quantity; the columns are documented in :data:`factcheck.schema.QUANTITY`.

        With ``plain`` exact values are texts, so that the frame can be put into a Parquet file or a database.
        """
        from factcheck import tables

        return tables.quantities_frame(self, plain=plain)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count: the article says so ("inSource"), or a file apart from it ("external")."""

    kind: Literal["inSource", "external"]
    justification: str = ""
    path: str = ""
    """The file that says so, where it says it at a place."""
    line: int | None = None
    column: int | None = None
    known: bool = False
    """Whether it is in the baseline."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that does not count, and why."""

    finding: Finding
    suppression: Suppression


@dataclass(frozen=True, slots=True)
class Remark:
    """Something amiss in what a file says about findings, never about figures: a rule that does not exist, no use."""

    message: str
    path: str
    line: int
    column: int
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class Fact:
    """One observation of a reference series: a value, what it is of, and whose it is, in the words of SDMX."""

    reporter: str
    """Whose statistics it is of (REF_AREA): ISO 3166 alpha-2, or a name of a group as claims have it."""
    partner: str
    """With whom (COUNTERPART_AREA); empty for the whole world."""
    flow: str
    """exports, imports, turnover, balance ..., as claims have it; empty for what is no flow: a rank, an index."""
    measure: Measured
    commodity: str
    """A code, or TOTAL for all goods."""
    names: tuple[str, ...]
    """How articles call what is measured, folded: "wheat", "global innovation index"."""
    period: Period
    value: Decimal
    """In the unit, its multiplier applied."""
    figure: Figure
    """The values that print to it."""
    unit: str
    """As of a quantity: "USD", "percent", "tonne"; empty for pure numbers."""
    valuation: Literal["FOB", "CIF", ""] = ""
    trade_system: Literal["G", "S", ""] = ""
    """General or special trade."""
    status: str = "A"
    """OBS_STATUS of SDMX: A normal, E estimated, P provisional, F forecast ..."""
    source: str = ""
    address: str = ""
    """The address of the source."""
    vintage: dt.date | None = None
    """When the source stated it, or was asked."""
    band: Fraction | None = None
    """How far other vintages may lie, as a part of the value; None where nothing is told."""
    note: str = ""
    path: str = ""
    line: int | None = None
    """The row of its table, from 1, the header not counted."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim against reference facts about the same thing."""

    claim: Claim
    facts: tuple[Fact, ...]
    """The fact, or those that a change is worked out from: the new and the old value."""
    verdict: Agreement
    """agrees and differs say so; the others differ for a reason: a revision, another valuation, the partner's view."""
    known: Interval
    """What the facts allow, in the unit of the claim."""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What factcheck says about one article."""

    article: Article
    quantities: Quantities
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    language: str
    notices: tuple[str, ...] = ()
    """What the reader must know about the run itself: "language xx is not supported: nothing was checked"."""
    refused: tuple[Refusal, ...] = ()
    """What a frame would have bound, and why it was not."""
    suppressed: tuple[Suppressed, ...] = ()
    """Findings that do not count."""
    untouched: int = 0
    """How many findings were left out because nothing has changed where they stand."""
    remarks: tuple[Remark, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    """What was held against reference facts; empty where there are none about it."""

    @property
    def ok(self) -> bool:
        """Whether nothing contradicts."""
        return not any(f.severity == "contradiction" for f in self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values for JSON; exact numbers are strings ("392.2", "1/3")."""
        return plain(self)  # type: ignore[no-any-return]

    def to_frame(self, *, plain: bool = False) -> pandas.DataFrame:
        """One row a finding; the columns are documented in :data:`factcheck.schema.FINDING`.

        With ``plain`` the spans are a text, so that the frame can be put into a Parquet file or a database.
        """
        from factcheck import tables

        return tables.findings_frame((self,), plain=plain)

    def _repr_html_(self) -> str:
        from factcheck.reports import html

        return html.fragment(self)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: its path, and the reason with the remedy."""

    path: str
    message: str
    foreign: bool = False
    """Whether the file is JSON in which nothing looks like an article: an error only if somebody named it."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over all articles of a run."""

    articles: int
    contradictions: int
    warnings: int
    notes: int
    contradicted_articles: int
    """Articles with a contradiction."""
    questioned_articles: int
    """Articles with a warning and no contradiction."""
    unchecked_articles: int
    """Articles without figures that a notice says were not checked: nothing reads their language."""
    suppressed: int
    """Findings that do not count."""
    known: int
    """Those among them that are in the baseline."""
    untouched: int
    """Findings that were left out because nothing has changed where they stand."""
    remarks: int
    errors: int
    """Inputs that could not be read."""
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Run:
    """All that was found in some articles. The reports may be gone through any number of times, one by one."""

    reports: Collection[Report]
    totals: Totals
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()
    """What the reader must know about the run as a whole: "3 files were passed over: ..."."""
    remarks: tuple[Remark, ...] = ()
    """On what files beside the articles say; what articles say is in their reports."""


def plain(value: Any) -> Any:
    """Turn a value of this module into dicts, lists, strings and numbers.

    >>> plain(Span(1, 2, "current"))
    {'start': 1, 'end': 2, 'role': 'current'}
    >>> plain(Fraction(1, 3)), plain(Fraction(5, 2)), plain(Decimal("1.50"))
    ('1/3', '2.5', '1.50')
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, Fraction):
        return exact(value)
    if isinstance(value, (Decimal, dt.date)):
        return str(value) if isinstance(value, dt.date) else format(value, "f")
    return value


def exact(value: Fraction) -> str:
    """Write a rational exactly: as a decimal where one exists, else as a fraction.

    >>> exact(Fraction(3922, 10)), exact(Fraction(2, 3)), exact(Fraction(7))
    ('392.2', '2/3', '7')
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = value.numerator * 10**places // value.denominator
    return format(Decimal(digits).scaleb(-places), "f")
