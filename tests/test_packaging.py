"""What gets installed: the wheel holds the data that the package reads, and nothing of the project around it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from flit_core import buildapi

from factcheck import __version__

INFO = f"factcheck-{__version__}.dist-info"
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the wheel as built from this directory, without network and without installing."""
    place, before = tmp_path_factory.mktemp("wheel"), Path.cwd()
    os.chdir(ROOT)
    try:
        wheel = place / buildapi.build_wheel(str(place))
    finally:
        os.chdir(before)
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "units.txt",
        "demo.txt",
        "config.schema.json",
        "reports/report.schema.json",
        "reports/page.js",
        "web/static/page.html",
        "languages/cldr/LICENSE",
    ],
)
def test_data_is_in_the_wheel(names: set[str], name: str) -> None:
    assert f"factcheck/{name}" in names


def test_every_file_of_the_package_is_in_the_wheel(names: set[str]) -> None:
    ours = {p.relative_to(ROOT).as_posix() for p in (ROOT / "factcheck").rglob("*") if p.is_file()}
    assert {n for n in ours if "__pycache__" not in n and not n.endswith(".pyc")} <= names


def test_nothing_else_is_installed(names: set[str]) -> None:
    assert {n.partition("/")[0] for n in names} == {"factcheck", INFO}


def test_the_command_and_the_licence_come_along(names: set[str]) -> None:
    info = {n.partition("/")[2] for n in names if n.startswith(f"{INFO}/")}
    assert "entry_points.txt" in info
    assert any("LICENSE" in n for n in info)
