"""The only door to git: its command, run so that no setting, hook or name of a file changes what it answers.

The user's configuration is read, for what makes a directory safe or a filter work stands there; what would change the
output is overridden by options. The repository is the one that the files lie in: what hooks set (GIT_DIR,
GIT_INDEX_FILE and others) is not passed on.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.errors import SettingsError

COMMAND = ("git", "--no-pager", "-c", "core.quotePath=false", "-c", "diff.relative=false")
DIFF = (
    "--literal-pathspecs", "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-prefix", "--find-renames",
    "--ignore-submodules=all",
)  # fmt: skip
PATCH = ("--unified=0", "--inter-hunk-context=0", "--output-indicator-new= ", "--output-indicator-old= ")
"""Lines of files begin with a space, so that none of them can be taken for a line of git's."""
KEPT = (
    "GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH", "GIT_SSH", "GIT_SSL",
    "GIT_ASKPASS", "GIT_ALLOW_PROTOCOL", "GIT_TERMINAL_PROMPT",
)  # fmt: skip
"""How the variables begin that say how git works, and not on what."""
DUBIOUS = "dubious ownership"
HASH = frozenset("0123456789abcdef")


class GitError(SettingsError):
    """Git that is missing or refuses; the message ends with what it said."""


class NoGitError(GitError):
    """Git that cannot be started."""


class Repository:
    """A working tree: all names in what it answers are bytes and begin at its top."""

    def __init__(self, top: str) -> None:
        self.top = top

    @classmethod
    def around(cls, directory: str) -> Repository:
        """The repository that a directory lies in; raises GitError where there is none."""
        try:
            told = output(directory, "rev-parse", "--show-toplevel")
        except NoGitError:
            raise
        except GitError as error:
            remedy = "run it in a working tree of git, or leave --diff out"
            if DUBIOUS in str(error):
                remedy = f"`git config --global --add safe.directory {directory}` if you trust it"
            raise GitError(f"{directory}: --diff cannot use it as a git repository ({error}); {remedy}") from None
        return cls(os.path.realpath(os.fsdecode(told.removesuffix(b"\n"))))

    def base(self, rev: str) -> str:
        """The commit at which the working tree and a revision parted; raises GitError where there is none."""
        commit = self.commit(rev)
        try:
            return output(self.top, "merge-base", commit, "HEAD").decode("ascii").strip()
        except GitError:
            remedy = self.deeper() or "name a revision that the current branch has grown from"
            raise GitError(f"--diff {rev}: it has no commit in common with the current branch; {remedy}") from None

    def commit(self, rev: str) -> str:
        """The hash of a revision; raises GitError for what names no commit."""
        if not rev or rev.startswith("-") or not rev.isprintable():
            raise GitError(
                f"--diff {rev!r}: not a revision; name a branch, a tag or a commit, for instance origin/main"
            )
        try:
            found = output(self.top, "rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}").decode("ascii").strip()
        except GitError:
            found = ""
        if not found or not set(found) <= HASH:
            fetched = self.deeper() or "check the name, or `git fetch` the branch first"
            raise GitError(f"--diff {rev}: there is no such revision in {self.top}; {fetched}")
        return found

    def deeper(self) -> str:
        """What to do in a clone without its history; empty where it has one."""
        if output(self.top, "rev-parse", "--is-shallow-repository").strip() != b"true":
            return ""
        return (
            "the clone is shallow: fetch its history with `git fetch --unshallow`, in GitHub Actions with "
            "`fetch-depth: 0`, in GitLab with `GIT_DEPTH: 0`"
        )

    def named(self, base: str) -> Iterator[tuple[str, bytes, bytes]]:
        """The files that differ from a commit, staged or not: git's letter for how, the old name, and the new one."""
        fields = iter(output(self.top, *DIFF, "--name-status", "-z", base, "--").split(b"\0"))
        for status in fields:
            if status:
                old = next(fields)
                yield status.decode("ascii"), old, next(fields) if status[:1] in b"RC" else old

    def binary(self, base: str, names: Sequence[bytes]) -> Iterator[bytes]:
        """Those of some files, named with their old names too, that differ from a commit and are no text."""
        fields = iter(output(self.top, *DIFF, "--numstat", "-z", base, "--", *map(os.fsdecode, names)).split(b"\0"))
        for field in fields:
            if field:
                added, _, name = field.split(b"\t", 2)
                new = name or (next(fields), next(fields))[1]
                if added == b"-":
                    yield new

    def patch(self, base: str, names: Sequence[bytes]) -> Iterator[bytes]:
        """The lines of the patch from a commit to the working tree, those of files with a space before them."""
        yield from lines(self.top, *DIFF, *PATCH, base, "--", *map(os.fsdecode, names))

    def untracked(self) -> Iterator[bytes]:
        """The files that git does not know and is not told to ignore."""
        yield from filter(None, output(self.top, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0"))

    def ignored(self, names: Sequence[bytes]) -> tuple[bytes, ...]:
        """Those of some names of files that git is told to ignore."""
        given = b"".join(b"./" + name + b"\0" for name in names)
        found = output(self.top, "check-ignore", "-z", "--stdin", given=given, ends=(0, 1))
        return tuple(name.removeprefix(b"./") for name in found.split(b"\0") if name)

    def filtered(self, names: Sequence[bytes]) -> Iterator[bytes]:
        """Those of some names of files that git keeps in another form, whose lines are not those of the file."""
        fields = output(self.top, "check-attr", "-z", "--stdin", "filter", given=b"\0".join(names)).split(b"\0")
        for name, value in zip(fields[::3], fields[2::3], strict=False):
            if value not in (b"unspecified", b"unset"):
                yield name


def output(directory: str, *arguments: str, given: bytes = b"", ends: tuple[int, ...] = (0,)) -> bytes:
    """What git answers; raises GitError with what it complains of."""
    try:
        done = subprocess.run(
            [*COMMAND, *arguments], cwd=directory, env=environment(), input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise missing(directory, error) from None
    if done.returncode not in ends:
        raise GitError(complaint(done.stderr))
    return done.stdout


def lines(directory: str, *arguments: str) -> Iterator[bytes]:
    """What git answers line by line, however much it is; raises GitError with what it complains of."""
    with tempfile.TemporaryFile() as told:
        try:
            process = subprocess.Popen(
                [*COMMAND, *arguments],
                cwd=directory,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=told,
            )
        except OSError as error:
            raise missing(directory, error) from None
        with process:
            assert process.stdout is not None
            yield from process.stdout
        if process.returncode:
            told.seek(0)
            raise GitError(complaint(told.read()))


def environment() -> dict[str, str]:
    """The variables that git gets: English, without locks, and none that says on what it works."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(KEPT)}
    return kept | {"LC_ALL": "C", "LANGUAGE": "C", "GIT_OPTIONAL_LOCKS": "0"}


def missing(directory: str, error: OSError) -> NoGitError:
    """Why git could not be started."""
    if not Path(directory).is_dir():
        return NoGitError(f"{directory}: no such directory; check the path")
    if isinstance(error, FileNotFoundError):
        return NoGitError("--diff needs git, and there is none; install it, or leave --diff out")
    return NoGitError(f"git cannot be run ({error.strerror or error}); check it, or leave --diff out")


def complaint(told: bytes) -> str:
    """The last line that git complains with."""
    found = [line for line in told.decode("utf-8", "replace").splitlines() if line.strip()]
    fatal = [line for line in found if line.startswith(("fatal:", "error:"))]
    return (fatal or found or ["git says nothing"])[0][:500]
