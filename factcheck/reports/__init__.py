"""Outputs, one module each: ``render(run, view) -> Iterator[str]``. They lay out what was decided and decide nothing.

The modules that ``FORMATS`` names are the formats; the others are what they share. A run may hold more articles than
fit into memory: outputs go through them one by one, as often as they need, and yield their text piece by piece.
"""

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html")
"""Every format that ``factcheck check --format`` knows, each the name of a module of this package."""
AUTO = "auto"
"""What stands for the format that suits the place where factcheck runs."""
