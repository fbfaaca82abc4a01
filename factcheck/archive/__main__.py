"""``python -m factcheck.archive``: the process that a supervisor starts."""

from factcheck.archive.child import main

if __name__ == "__main__":
    main()
