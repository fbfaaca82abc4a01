"""What the header of a reference table says: its dialect, and where each column of the schema stands.

The first column tells the dialect: DATAFLOW is SDMX-CSV 1.0, STRUCTURE is SDMX-CSV 2.0, KEY and LAST UPDATE are what
the ECB and Eurostat put there; anything else is the schema's own. Only there every column must be known. Sub-fields,
labels beside ids and labels behind ids are as in the field guide of SDMX-CSV.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck.configuration.values import nearest, shown
from factcheck.errors import SettingsError
from factcheck.reference.codes import columns, table
from factcheck.reference.columns import NAMES, ONE_OF, REQUIRED

Dialect = Literal["native", "sdmx-csv 1.0", "sdmx-csv 2.0"]
FIRST: Mapping[str, Dialect] = {
    "dataflow": "sdmx-csv 1.0", "structure": "sdmx-csv 2.0", "key": "sdmx-csv 1.0", "last update": "sdmx-csv 1.0",
}  # fmt: skip
"""The dialect by the first column."""
ABOUT = ("dataflow", "structure", "structure_id", "structure_name", "action", "key", "series_key", "obs_key")
"""Columns of SDMX-CSV that are no components of the data."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns stand that are read."""

    dialect: Dialect
    places: Mapping[str, int]
    """Of columns of the schema."""
    composed: tuple[tuple[str, int], ...] = ()
    """Columns whose codes say several things."""
    plain: tuple[tuple[str, int], ...] = ()
    """Columns that must say that nothing was done to the figures."""
    others: tuple[tuple[str, int], ...] = ()
    """Dimensions that the schema has no place for."""
    labelled: frozenset[int] = frozenset()
    """Columns whose cells have a name behind their code."""
    subfields: Mapping[int, str] | None = None
    """What stands between the values of a column of several."""
    action: int | None = None
    flow: int | None = None
    """Where the dataflow or structure is named."""

    @property
    def sdmx(self) -> bool:
        """Whether it is a dialect of SDMX."""
        return self.dialect != "native"


def read(path: str, header: Sequence[str]) -> Layout:
    """The layout of a table; raises SettingsError for a column that is unknown, missing, or there twice."""
    ids = [identifier(cell) for cell in header]
    dialect = FIRST.get(ids[0], "native")
    places = _placed(path, header, ids, dialect)
    composed, plain, others = [], [], []
    for place, name in enumerate(ids):
        if place in places.values() or (dialect != "native" and place and name == ids[place - 1]):
            continue
        if name in table()["composed"]["columns"]:
            composed.append((name, place))
        elif name in table()["plain"]:
            plain.append((name, place))
        elif dialect == "native":
            raise SettingsError(
                f"{path}: unknown column {shown(header[place])}{nearest(name, NAMES, 'the columns are')}"
            )
        elif place < places.get("obs_value", 0) and name not in ABOUT and name not in columns():
            others.append((header[place], place))
    layout = Layout(
        dialect, places, tuple(composed), tuple(plain), tuple(others), _labelled(header), _subfields(header),
        ids.index("action") if "action" in ids and dialect != "native" else None, _flow(ids, dialect),
    )  # fmt: skip
    _complete(path, layout, header)
    return layout


def _placed(path: str, header: Sequence[str], ids: Sequence[str], dialect: Dialect) -> dict[str, int]:
    """Where the columns of the schema stand: by their own names, and else by what they are called elsewhere.

    In SDMX-CSV ``measure`` may hold composed codes; and a second column that says what the first one does, right behind
    some other, holds the names of its codes. Raises SettingsError.
    """
    own = [(name, place) for place, name in enumerate(ids) if name in NAMES]
    called = [(columns()[name], place) for place, name in enumerate(ids) if name in columns() and name not in NAMES]
    places: dict[str, int] = {}
    for name, place in own + called:
        if dialect != "native" and name == "measure":
            continue
        label = dialect != "native" and place and (ids[place - 1] in columns() or ids[place - 1] in table()["plain"])
        if name in places and not label:
            first, second = sorted((places[name], place))
            raise SettingsError(
                f"{path}: columns {shown(header[first])} and {shown(header[second])} both are {name}; "
                "remove one of them"
            )
        places.setdefault(name, place)
    return places


def identifier(cell: str) -> str:
    """The id of a column in small letters, without its label and without what its brackets say."""
    return cell.partition(": ")[0].partition("[")[0].strip().lower()


def _labelled(header: Sequence[str]) -> frozenset[int]:
    return frozenset(place for place, cell in enumerate(header) if ": " in cell)


def _subfields(header: Sequence[str]) -> Mapping[int, str]:
    """The columns of several values, and what stands between these: STRUCTURE[;] and NAMES[]."""
    _, bracket, rest = header[0].partition("[")
    return {p: rest[0] for p, cell in enumerate(header) if bracket and rest and cell.partition(": ")[0].endswith("[]")}


def _flow(ids: Sequence[str], dialect: Dialect) -> int | None:
    names = ("structure_id", "dataflow") if dialect != "native" else ()
    return next((ids.index(name) for name in names if name in ids), None)


def _complete(path: str, layout: Layout, header: Sequence[str]) -> None:
    """Raise SettingsError where a column is missing without which there is no fact."""
    there = ", ".join(map(shown, header[:30]))
    for name in REQUIRED:
        if name not in layout.places:
            called = [name.upper(), *table()["columns"][name]] if layout.sdmx else [name]
            raise SettingsError(f"{path}: no column {name}; call it {' or '.join(called[:4])}; there are {there}")
    if not layout.composed and not set(ONE_OF) & set(layout.places):
        raise SettingsError(f"{path}: no column flow and none names; add one of them; there are {there}")
