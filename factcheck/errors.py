"""Everything that factcheck raises on purpose.

Findings are results and are never raised; these are for what keeps an article from being checked at all.
Each message names the file, the reason and the remedy.
"""


class FactcheckError(Exception):
    """The base class of every error that factcheck raises on purpose."""


class ArticleError(FactcheckError):
    """An input that could not be read as an article: missing, unreadable, binary, too large."""


class LanguageError(FactcheckError):
    """A language file that is missing, broken or has unknown keys."""


class RuleError(FactcheckError):
    """A rule whose equations cannot be parsed, or a rule that does not exist."""


class ProofError(FactcheckError):
    """A proof that does not establish what it claims."""


class SettingsError(FactcheckError):
    """A configuration file or option that cannot be understood."""


class OutputError(FactcheckError):
    """A result that could not be written: a full disk, a place that may not be written to."""
