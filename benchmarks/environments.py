"""Make the environments of the peers, one each, in a folder of yours: what ``peers.py`` then runs.

A peer of which no interpreter is found is left out, and said so; what is there already is left as it is. Interpreters
are looked for on the path and among the versions of pyenv.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

LIST = Path(__file__).parent / "adapters" / "peers.toml"


@dataclass(frozen=True, slots=True)
class Peer:
    """One table of the list of peers; the file says what its keys are."""

    name: str
    adapter: str
    pythons: tuple[str, ...]
    requires: tuple[str, ...]
    note: str

    def interpreter(self, folder: Path) -> Path:
        """Where its environment has Python."""
        return folder / self.adapter / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def peers() -> tuple[Peer, ...]:
    """All peers of the list."""
    tables = tomllib.loads(LIST.read_text("utf-8"))["peer"]
    return tuple(
        Peer(**{key: tuple(value) if isinstance(value, list) else value for key, value in table.items()})
        for table in tables
    )


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Make what is missing."""
    for peer in peers():
        if peer.interpreter(folder).exists():
            click.echo(f"{peer.name}: is there")
            continue
        python = next((found for version in peer.pythons for found in interpreters(version)), None)
        click.echo(f"{peer.name}: {made(peer, python, folder) if python else 'no Python ' + ', '.join(peer.pythons)}")


def made(peer: Peer, python: str, folder: Path) -> str:
    """Make one environment and install the peer; what happened. Half an environment is not left behind."""
    target = folder / peer.adapter
    install = [str(peer.interpreter(folder)), "-m", "pip", "install", "--quiet", *peer.requires]
    for command in ([python, "-m", "venv", str(target)], install):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            shutil.rmtree(target, ignore_errors=True)
            return f"{' '.join(command)} failed: {done.stderr.strip().splitlines()[-1]}"
    return f"made with {python}"


def interpreters(version: str) -> Iterator[str]:
    """The interpreters of a version that start; a shim of pyenv does not if its version is not the chosen one."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [shutil.which(f"python{version}"), *map(str, sorted(versions.glob(f"{version}.*/bin/python")))]
    for candidate in filter(None, candidates):
        if subprocess.run([candidate, "-c", "pass"], capture_output=True).returncode == 0:
            yield candidate


if __name__ == "__main__":
    main()
