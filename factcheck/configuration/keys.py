"""Every key of a configuration: its name, its type, what it says, its default, and the values that it may have.

Validation, defaults, ``factcheck config show``, the JSON Schema for editors and the table in the README are made from
the keys here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from factcheck.model import SEVERITIES
from factcheck.reports import AUTO, FORMATS
from factcheck.settings import FAIL_ON, LARGEST, QUOTES

Kind = Literal[
    "text", "choice", "flag", "count", "size", "date", "language", "encoding", "path", "paths", "place", "outputs",
    "globs",
    "rules", "severities", "version", "tables",
]  # fmt: skip
"""Types of values; ``factcheck.configuration.values`` checks and reads them."""

OFF = "off"
EXCLUDED = (
    ".*", "node_modules/", "venv/", "__pycache__/", "site-packages/",
)  # fmt: skip
"""What no directory is searched for articles in: hidden names, and what programs put there."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key; ``files``: ``[[files]]`` may set it for some files; ``run``: it is of a whole run."""

    name: str
    kind: Kind
    says: str
    default: Any = None
    values: tuple[str, ...] = ()
    files: bool = False
    run: bool = False


KEYS: tuple[Key, ...] = (
    Key("extend", "path", "Another configuration, relative to this file; what is not set here is taken from it."),
    Key("required-version", "version", "Versions of factcheck that this configuration is for, such as \">=0.1,<1\"."),
    Key("lang", "language", "Language of the articles; detected if not set.", files=True),
    Key("date", "date", "Date of the articles, for \"last year\" and weekdays.", files=True),
    Key("encoding", "encoding", "Encoding of the files; detected if not set.", files=True),
    Key("text-field", "text", "The field of JSON that holds the text of an article.", files=True),
    Key("max-size", "size", "Largest article to read, in bytes, or such as \"10MB\".", LARGEST),
    Key("ignore", "rules", "Rules that are off.", (), files=True),
    Key("severity", "severities", "For each rule the severity of its findings, or \"off\".", (),
        values=(*SEVERITIES, OFF), files=True),
    Key("quotes", "choice", "Findings with figures in quotations: check them, lower them to notes, or skip them.",
        "check", QUOTES, files=True),
    Key("require-reasons", "flag", "Whether a suppression must say why.", False, files=True),
    Key("unused-suppressions", "choice", "Severity of the remark on a suppression that suppresses nothing.",
        "warning", (*SEVERITIES, OFF), files=True),
    Key("reference", "paths", "Tables of facts that figures are held against.", (), files=True),
    Key("include", "globs", "Files that a directory is searched for; every kind that factcheck reads if not set."),
    Key("exclude", "globs", "Files and directories that are passed over, as in .gitignore.", EXCLUDED),
    Key("extend-exclude", "globs", "More of them, without repeating the default.", ()),
    Key("respect-gitignore", "flag", "Whether to pass over what git ignores when a directory is searched.", True),
    Key("force-exclude", "flag", "Whether to pass over what is excluded even if it is named.", False, run=True),
    Key("fail-on", "choice", "The mildest severity that fails a run.", "contradiction", FAIL_ON, run=True),
    Key("format", "choice", "What is written to standard output.", AUTO, (AUTO, *FORMATS), run=True),
    Key("output", "outputs", "More formats, each into its file: \"sarif=factcheck.sarif\".", (), FORMATS, run=True),
    Key("baseline", "path", "The file of known findings.", run=True),
    Key("cache", "flag", "Whether to keep the results of unchanged files.", True, run=True),
    Key("cache-dir", "place", "Where to keep them; a place of the user's own if not set.", run=True),
    Key("jobs", "count", "Processes that check files; as many as are worth it if not set.", run=True),
    Key("files", "tables", "Other values for the files that match one of the globs in its paths."),
)  # fmt: skip

NAMED = {key.name: key for key in KEYS}
PATHS = Key("paths", "globs", "The files that the table is about, as in .gitignore.", files=True)
IN_FILES = {key.name: key for key in (PATHS, *(key for key in KEYS if key.files))}
"""The keys of a table ``[[files]]``."""
