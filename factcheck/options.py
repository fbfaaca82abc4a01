"""The options of the command line that say how inputs are read, and the settings that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factcheck.configuration import Configurations
from factcheck.errors import SettingsError
from factcheck.settings import Columns, Settings, parse_date, parse_size

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])


def languages_like(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The languages whose codes begin so, for a shell that completes one."""
    from factcheck import languages

    return [code for code in languages.codes() if code.startswith(begun)]


CONFIG = "The only configuration; else the nearest factcheck.toml or pyproject.toml above each file."


def file_like(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """What tells a shell to complete the name of a file."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


REFERENCE = "A table of facts that figures are held against (CSV or Parquet); may be given several times."


def reading_options(command: F, *, paths: bool = True, checking: bool = True) -> F:
    """The options that say how inputs are read, and which configuration holds for them.

    ``paths`` have to be given unless a command does without; ``checking`` is False for one that only reads.
    """
    if checking:
        command = click.option("--reference", multiple=True, metavar="FILE", shell_complete=file_like, help=REFERENCE)(
            command
        )
    for option in (
        click.option("--force-exclude", is_flag=True, help="Pass over what is excluded even if it is named."),
        click.option("--no-gitignore", is_flag=True, help="Look in directories for what git ignores as well."),
        click.option("--isolated", is_flag=True, help="Read no configuration."),
        click.option("--config", type=click.Path(), metavar="FILE", help=CONFIG),
        click.option(
            "--stdin-filename",
            metavar="FILE",
            shell_complete=file_like,
            help="The file that standard input is the content of.",
        ),
        click.option("--text-field", metavar="NAME", help="Field of JSON that holds the text, as in 'article.body'."),
        click.option("--max-size", metavar="SIZE", help="Largest article to read; default 10MB."),
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


def configurations_of(options: Mapping[str, Any], **others: Any) -> Configurations:
    """What holds for each file, by the options of the command line, which beat all files, and by those files.

    ``others`` are more values that the command line gives, by the key of the configuration; None where it does not.
    Raises SettingsError for what cannot be understood.
    """
    if options["isolated"] and options["config"]:
        raise SettingsError("--isolated and --config exclude each other")
    fixed = Settings(
        columns=columns_of(options),
        stdin_filename=options["stdin_filename"],
        ignore_suppressions=options.get("ignore_suppressions", False),
    )
    given = {**given_by(options), **{name.replace("_", "-"): value for name, value in others.items()}}
    given = {name: value for name, value in given.items() if value is not None}
    if fixed.columns:
        # A column that tells the language or the date of each row tells it better than a file about all of them.
        given |= {name: None for name in ("lang", "date") if getattr(fixed.columns, name)}
    return Configurations(given, file=options["config"], isolated=options["isolated"], settings=fixed)


def given_by(options: Mapping[str, Any]) -> dict[str, Any]:
    """The values that the command line gives, by the key of the configuration; raises SettingsError."""
    known_language(options["lang"])
    known_encoding(options["encoding"])
    return {
        "lang": options["lang"],
        "encoding": options["encoding"],
        "date": parse_date(options["date"]) if options["date"] else None,
        "max-size": parse_size(options["max_size"]) if options["max_size"] else None,
        "text-field": options["text_field"],
        "reference": tuple(options.get("reference", ())) or None,
        "respect-gitignore": False if options["no_gitignore"] else None,
        "force-exclude": options["force_exclude"] or None,
    }


def columns_of(reading: Mapping[str, Any]) -> Columns | None:
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
