"""``python -m factcheck`` and the console script."""

import signal
import sys


def main() -> None:
    """Run the command line and leave with its status; a closed pipe ends the program as it ends other tools."""
    try:
        if hasattr(signal, "SIGPIPE"):
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        from factcheck.cli import run

        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
