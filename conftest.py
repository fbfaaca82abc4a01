"""What the tests leave out (a module behind an extra that is not installed), and a cache of their own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

collect_ignore = [] if find_spec("spacy") else ["factcheck/spacy.py"]
collect_ignore_glob = [] if find_spec("uvicorn") else ["factcheck/web/*.py"]
if not find_spec("pygls"):
    collect_ignore_glob += ["factcheck/editor/*.py", "tests/language_client.py"]
CACHE = tempfile.mkdtemp(prefix="factcheck-tests-")
"""Where the programs that tests start keep what they have checked."""
os.environ["FACTCHECK_CACHE_DIR"] = CACHE


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another has checked."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(Path(CACHE) / tmp_path_factory.mktemp("cache").name))


@pytest.fixture(scope="session", autouse=True)
def cache_removed() -> Iterator[None]:
    """Nothing stays behind."""
    yield
    shutil.rmtree(CACHE, ignore_errors=True)
