"""The options of the command line that say how inputs are read, and the settings that they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from factcheck.errors import SettingsError
from factcheck.settings import LARGEST, Columns, Settings, parse_date, parse_size

F = TypeVar("F", bound=Callable[..., Any])


def languages_like(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The languages whose codes begin so, for a shell that completes one."""
    from factcheck import languages

    return [code for code in languages.codes() if code.startswith(begun)]


def reading_options(command: F, *, paths: bool = True) -> F:
    """The options that say how inputs are read; ``paths`` have to be given unless a command does without."""
    for option in (
        click.option("--stdin-filename", metavar="FILE", help="The file that standard input is the content of."),
        click.option("--text-field", metavar="NAME", help="Field of JSON that holds the text, as in 'article.body'."),
        click.option("--max-size", default=str(LARGEST), metavar="SIZE", help="Largest article to read; default 10MB."),
        click.option("--encoding", metavar="NAME", help="Encoding of the files; detected if not given."),
        click.option("--date", metavar="YYYY-MM-DD", help="Date of the articles, for 'last year' and weekdays."),
        click.option(
            "--lang",
            metavar="CODE",
            shell_complete=languages_like,
            help="Language of the articles; detected if not given.",
        ),
        click.option("--date-column", metavar="NAME", help="Column with the date of each row."),
        click.option("--lang-column", metavar="NAME", help="Column with the language of each row."),
        click.option("--id", "id_column", metavar="NAME", help="Column with the name of each row."),
        click.option(
            "--column", metavar="NAME", help="Read tables (CSV, JSON lines, Parquet): the column of the texts."
        ),
        click.argument("paths", nargs=-1, required=paths, type=click.Path(), metavar="PATH..."),
    ):
        command = option(command)
    return command


def settings_of(reading: dict[str, str | None], fail_on: str) -> Settings:
    """The options of a run; raises SettingsError for what cannot be understood."""
    lang, date, encoding = reading["lang"], reading["date"], reading["encoding"]
    known_language(lang)
    known_encoding(encoding)
    severity: Any = None if fail_on == "never" else fail_on
    table = columns_of(reading)
    return Settings(
        lang=lang,
        date=parse_date(date) if date else None,
        encoding=encoding,
        max_bytes=parse_size(reading["max_size"] or ""),
        fail_on=severity,
        columns=table,
        text_field=reading["text_field"],
        stdin_filename=reading["stdin_filename"],
    )


def columns_of(reading: dict[str, str | None]) -> Columns | None:
    """The columns of tables that are to be read; raises SettingsError for what does not go together."""
    text = reading["column"]
    others = {
        "--id": reading["id_column"],
        "--lang-column": reading["lang_column"],
        "--date-column": reading["date_column"],
    }
    if text is None and (lost := [name for name, value in others.items() if value is not None]):
        raise SettingsError(f"{lost[0]} is for tables; name the column of the texts with --column")
    for name in ("lang", "date"):
        if reading[name] and reading[f"{name}_column"]:
            raise SettingsError(f"--{name} and --{name}-column exclude each other")
    return None if text is None else Columns(text, *others.values())


def known_language(lang: str | None) -> None:
    """Raise SettingsError for a language that there is no file for."""
    from factcheck import languages

    if lang is not None and lang.replace("_", "-").partition("-")[0].lower() not in languages.codes():
        raise SettingsError(f"there is no language {lang!r}; there are {', '.join(languages.codes())}")


def known_encoding(encoding: str | None) -> None:
    """Raise SettingsError for an encoding that Python does not know."""
    try:
        "".encode(encoding or "utf-8")
    except (LookupError, ValueError):
        raise SettingsError(f"there is no encoding {encoding!r}; for instance utf-8, utf-16, cp1252, cp1256") from None
