"""What a file tells of its article apart from the text: a day in one of the usual notations, a code of a language."""

from __future__ import annotations

import datetime as dt


def day(told: object) -> dt.date | None:
    """The day that a file names, in ISO or as mail and RSS write it; the printed day, whatever the time zone.

    >>> day("2019-06-14T23:30:00-04:00"), day("Fri, 14 Jun 2019 23:30:00 -0400"), day("20190614"), day("14.6.")
    (datetime.date(2019, 6, 14), datetime.date(2019, 6, 14), datetime.date(2019, 6, 14), None)
    """
    if isinstance(told, dt.datetime):
        return told.date()
    if isinstance(told, dt.date):
        return told
    printed = told.strip()[:64].replace("/", "-") if isinstance(told, str) else ""
    for length in (10, 8):
        try:
            return dt.date.fromisoformat(printed[:length])
        except ValueError:
            continue
    return _mailed(printed) if printed[:1].isalnum() else None


def _mailed(printed: str) -> dt.date | None:
    """A day as mail has it, with or without a time."""
    from email.utils import parsedate_to_datetime

    for time in ("", " 00:00"):
        try:
            return parsedate_to_datetime(printed + time).date()
        except (ValueError, IndexError, OverflowError, TypeError):
            continue
    return None


def language(told: object) -> str | None:
    """The code of a language without its region; None for what is no code.

    >>> language("en-GB"), language("fa_IR"), language(" FR "), language("English"), language(5)
    ('en', 'fa', 'fr', None, None)
    """
    code = told.strip().replace("_", "-").partition("-")[0].lower() if isinstance(told, str) else ""
    return code if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 and code != "und" else None


def text(told: object) -> str:
    """A title or another short text, on one line."""
    return " ".join(told.split()) if isinstance(told, str) else ""
