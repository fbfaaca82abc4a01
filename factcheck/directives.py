"""Directives: what the file of an article says about findings in it.

    <!-- factcheck: ignore growth, share "140.9 percent" -- as the ministry printed it -->

A verb, the rules that it is about (all if none is named), figures as printed if it is about those alone, and a reason
behind two dashes. In front matter, in JSON and in files beside an article the same is said by keys.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from factcheck.model import Directive, Verb
from factcheck.patterns import compiled

VERBS: tuple[Verb, ...] = get_args(Verb)
NAME = "factcheck"
ALL = "all"
"""In place of the names of rules."""
KEYS = ("ignore", "text", "reason")
"""What an entry of keys may say."""
MEANT = 60
"""Characters of the longest name that is compared with those that there are."""

HEAD = compiled(r"\s*+ factcheck \s*+ (?P<marked> : )? \s*+ (?P<verb> (?: \w++ (?: - \w++ )*+ )? )", ignore_case=True)
PART = compiled(
    r"""
    \s*+ (?:
        (?P<reason> --++ | [–—] )
        | ["“”] (?P<text> [^"“”]++ ) ["“”]
        | (?P<mark> ["“”] )
        | ,
        | (?P<word> (?: (?! -- ) [^\s,"“”–—] )++ )
    )
    """
)


def nearest(name: str, names: Iterable[str]) -> str:
    """What to say of a name that there is not: the one that was perhaps meant.

    >>> nearest("grwoth", ["growth", "share"]), nearest("poem", ["growth", "share"])
    ('; perhaps "growth" is meant', '')
    """
    import difflib

    found = difflib.get_close_matches(name, names, n=1) if len(name) <= MEANT else []
    return f'; perhaps "{found[0]}" is meant' if found else ""


def comments(source: str, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> tuple[Directive, ...]:
    """The directives among the comments of a source; ``starts`` are the offsets at which its lines begin."""
    return tuple(_comments(source, spans, starts))


def placed(starts: Sequence[int], offset: int, problem: str = "") -> Directive:
    """A directive for the whole of an article, at an offset of a source whose lines begin at ``starts``."""
    line = max(bisect_right(starts, offset), 1)
    return Directive("ignore-file", line=line, column=offset - starts[line - 1] + 1, problem=problem)


def _comments(source: str, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> Iterator[Directive]:
    for start, end in spans:
        inner = start + len("<!--")
        head = HEAD.match(source, inner, end)
        if head is None or not (head["marked"] or head["verb"].lower().startswith(VERBS[0])):
            continue
        found = placed(starts, start)
        if not head["marked"]:
            yield replace(found, problem=f'write "{NAME}: {head["verb"]}", with a colon')
        elif source[end - 3 : end] != "-->":
            yield replace(
                found, problem="the comment is never closed, and nothing behind it is read; write --> behind it"
            )
        else:
            yield worded(found, head["verb"].lower(), source[head.end() : end - 3])


def worded(place: Directive, verb: str, words: str) -> Directive:
    """A directive in words, at a place.

    >>> worded(Directive("ignore"), "ignore", ' growth "9 percent" -- as printed').texts
    ('9 percent',)
    """
    if verb not in VERBS:
        known = f"there are {', '.join(VERBS)}"
        wrong = (
            f'there is no "{brief(verb)}"{nearest(verb, VERBS)}; {known}' if verb else f"it asks for nothing; {known}"
        )
        return replace(place, problem=wrong)
    rules: dict[str, None] = {}
    texts: dict[str, None] = {}
    reason = ""
    for part in PART.finditer(words := words.strip()):
        if part["mark"]:
            return replace(place, problem="a quotation mark is missing")
        if part["reason"]:
            reason = " ".join(words[part.end() :].split())
            break
        if part["text"]:
            texts[part["text"]] = None
        elif part["word"]:
            rules[part["word"]] = None
    return replace(place, verb=verb, rules=() if ALL in rules else tuple(rules), texts=tuple(texts), reason=reason)


def keyed(place: Directive, told: object) -> tuple[Directive, ...]:
    """The directive that keys give for the whole of an article: ``{"ignore": ["growth"], "reason": "..."}``.

    >>> [d.rules for d in keyed(Directive("ignore-file"), {"ignore": ["growth", "share"], "reason": "as printed"})]
    [('growth', 'share')]
    """
    if not isinstance(told, Mapping):
        return (replace(place, problem=f"{NAME} holds {kind(told)}; write {{ignore: [RULE, ...], reason: TEXT}}"),)
    unknown = next((str(key) for key in told if key not in KEYS), None)
    if unknown is not None:
        wrong = f'there is no key "{brief(unknown)}"{nearest(unknown, KEYS)}; there are {", ".join(KEYS)}'
        return (replace(place, problem=wrong),)
    rules, texts, reason = told.get("ignore", False), named(told.get("text", [])), told.get("reason", "")
    if rules is False or rules == []:
        return ()
    names = () if rules in (True, ALL, [ALL]) else named(rules)
    if names is None or texts is None or not isinstance(reason, str):
        wrong = "ignore is a list of rules, or true for all; text and reason are texts"
        return (replace(place, problem=wrong),)
    return (replace(place, rules=names, texts=texts, reason=" ".join(reason.split())),)


def named(told: object) -> tuple[str, ...] | None:
    """One text or several; None for anything else."""
    several: list[Any] = told if isinstance(told, list) else [told]
    return tuple(dict.fromkeys(several)) if all(isinstance(name, str) for name in several) else None


def kind(told: Any) -> str:
    """What a value is called."""
    return "nothing" if told is None else "a list" if isinstance(told, list) else "a value"


def brief(name: str) -> str:
    """A name as a message repeats it."""
    return name if len(name) <= MEANT else name[: MEANT - 1] + "…"
