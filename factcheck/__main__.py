"""``python -m factcheck`` and the console script."""

import os
import signal
import sys


def main() -> None:
    """Run the command line and leave with its status; a closed pipe ends the program as it ends other tools."""
    try:
        if hasattr(signal, "SIGPIPE"):
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        replace_closed_streams()
        from factcheck.cli import run

        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(130)


def replace_closed_streams() -> None:
    """Give a program that was started with closed streams empty ones: what nobody reads is written all the same."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


if __name__ == "__main__":
    main()
