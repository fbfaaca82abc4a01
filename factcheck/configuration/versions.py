"""Versions that a configuration is for; the only door to packaging."""

from __future__ import annotations


def understood(wanted: str) -> bool:
    """Whether a text is a version or a specifier of versions.

    >>> understood("0.1.0"), understood(">=0.1, <1"), understood("new")
    (True, True, False)
    """
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        SpecifierSet(specifier(wanted))
    except InvalidSpecifier:
        return False
    return True


def fits(wanted: str, version: str) -> bool:
    """Whether a version is one of those.

    >>> fits("0.1.0", "0.1.0"), fits(">=0.2", "0.1.0")
    (True, False)
    """
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(specifier(wanted)).contains(version, prereleases=True)


def specifier(wanted: str) -> str:
    """A version alone means that one and no other."""
    return f"=={wanted.strip()}" if wanted.strip()[:1].isdigit() else wanted
