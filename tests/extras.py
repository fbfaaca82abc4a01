"""Tests of what comes with an extra: skipped where it is not installed, which ``.ci/run`` does not let pass."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

LIBRARIES = {
    "across": "duckdb", "comtrade": "comtradeapicall", "feeds": "feedparser", "lsp": "pygls", "notebook": "tqdm",
    "parquet": "pyarrow", "pdf": "pypdf", "sdmx": "sdmx", "serve": "uvicorn", "spacy": "spacy", "spark": "pyspark",
    "trafilatura": "trafilatura", "warc": "fastwarc", "watch": "watchfiles", "word": "docx",
}  # fmt: skip


def has(extra: str) -> bool:
    """Whether the library of an extra is installed."""
    return find_spec(LIBRARIES[extra]) is not None


def needs(extra: str) -> pytest.MarkDecorator:
    """The mark of a test that needs an extra."""
    return pytest.mark.skipif(not has(extra), reason=f"needs the extra {extra}")
