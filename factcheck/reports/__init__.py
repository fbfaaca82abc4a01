"""Outputs, one module each: ``render(reports, failures=()) -> str``. They lay out what was decided and decide nothing.

``terminal``, ``concise``, ``markdown``, ``html`` and ``json`` are the formats; the other modules are what they share.
"""

FORMATS: tuple[str, ...] = ("terminal", "concise", "json", "markdown", "html")
"""Every format that ``factcheck check --format`` knows, each the name of a module of this package."""
