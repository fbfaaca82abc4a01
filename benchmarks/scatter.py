"""Points on logarithmic axes, as SVG: what a plot of times needs, without a library for it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420, 300
LEFT, TOP, RIGHT, BOTTOM = 62, 16, 12, 46
STYLE = (
    "text{font:12px sans-serif;fill:#333}path{stroke:#ddd;fill:none}path.one{stroke:#c33;stroke-dasharray:5 4}"
    "circle{fill:#26c;fill-opacity:.3}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """The names of the axes, and the points; a point with a zero has no place on them."""

    up: str
    across: str
    points: Sequence[tuple[float, float]]


def svg(panels: Sequence[Sequence[Panel]]) -> str:
    """The panels in rows."""
    width, height = WIDTH * max(map(len, panels)), HEIGHT * len(panels)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><style>{STYLE}</style>'
    parts = [f'{head}<rect width="{width}" height="{height}" fill="#fff"/>']
    for row, these in enumerate(panels):
        for column, panel in enumerate(these):
            parts.append(f'<g transform="translate({column * WIDTH},{row * HEIGHT})">')
            parts += [*drawn(panel), "</g>"]
    return "\n".join([*parts, "</svg>\n"])


def drawn(panel: Panel) -> Iterator[str]:
    """One panel: a grid at 1, 2, 5, 10 ..., the points, and a line on which time is proportional."""
    points = [point for point in panel.points if min(point) > 0]
    if not points:
        return
    across = Axis.over([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = Axis.over([y for _, y in points], HEIGHT - BOTTOM, TOP)
    for value in across.ticks():
        yield f'<path d="M{across(value):.1f} {TOP}V{HEIGHT - BOTTOM}"/>'
        yield f'<text x="{across(value):.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{value:g}</text>'
    for value in up.ticks():
        yield f'<path d="M{LEFT} {up(value):.1f}H{WIDTH - RIGHT}"/>'
        yield f'<text x="{LEFT - 6}" y="{up(value) + 4:.1f}" text-anchor="end">{value:g}</text>'
    for x, y in points:
        yield f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="2.5"/>'
    each = sorted(y / x for x, y in points)[len(points) // 2]
    low, high = max(across.low, up.low / each), min(across.high, up.high / each)
    yield f'<path class="one" d="M{across(low):.1f} {up(low * each):.1f}L{across(high):.1f} {up(high * each):.1f}"/>'
    yield f'<text x="{(LEFT + WIDTH) / 2}" y="{HEIGHT - 8}" text-anchor="middle">{panel.across}</text>'
    middle = HEIGHT / 2 - 16
    yield f'<text transform="translate(16,{middle}) rotate(-90)" text-anchor="middle">{panel.up}</text>'


@dataclass(frozen=True, slots=True)
class Axis:
    """Where on a logarithmic axis a value is drawn."""

    low: float
    high: float
    begin: float
    end: float

    @staticmethod
    def over(values: Sequence[float], begin: float, end: float) -> Axis:
        """An axis on which all values fit, with a little room."""
        return Axis(min(values) / 1.2, max(values) * 1.2, begin, end)

    def __call__(self, value: float) -> float:
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.begin + share * (self.end - self.begin)

    def ticks(self) -> list[float]:
        """1, 2, 5, 10, ... within; only the powers of ten where these would be too many."""
        steps = (1, 2, 5) if self.high / self.low < 1e4 else (1,)
        decades = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        every = [step * 10.0**decade for decade in decades for step in steps]
        return [value for value in every if self.low <= value <= self.high]
