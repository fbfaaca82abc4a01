"""Runs one contestant in its own interpreter: ``python worker.py ADAPTER LANGUAGE``; Python 3.7 is enough.

Answers in JSON lines: first the processor time of import and first call, then one line for each line of input, which
is a list of texts. ``found`` has a list for each text, or the error that it raised. A figure is ``(kind, value,
currency, start, end)``: the kind as factcheck names it, the value with its magnitude and in the major unit, the
currency as an ISO 4217 code, the place in characters. A range is two figures.
"""

import sys
import time

FIRST = "Imports from Iran were $ 533.1 million, up 35.9 percent from 2017."


def main():
    """Import, call once, then read texts until there are no more."""
    begin = time.process_time()
    find = __import__(sys.argv[1]).load(sys.argv[2])
    find(FIRST)
    start = time.process_time() - begin
    import json
    import os

    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a peer prints is no answer
    print(json.dumps({"start": start}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(measured(find, json.loads(line))), file=answers, flush=True)


def measured(find, texts):
    """What is found in the texts, the processor time for that, and the most memory held until then, in MB."""
    begin = time.process_time()
    found = [tried(find, text) for text in texts]
    seconds = time.process_time() - begin
    return {"seconds": seconds, "peak": peak(), "found": [one if isinstance(one, str) else plain(one) for one in found]}


def tried(find, text):
    """What is found in a text, or what was raised instead."""
    try:
        return find(text)
    except Exception as error:
        return repr(error)


def plain(found):
    """Numbers of all kinds as floats, for JSON."""
    return [(kind, float(value), currency, start, end) for kind, value, currency, start, end in found]


def peak():
    """The most memory that this process has held, in MB; Linux counts that of the parent into ``ru_maxrss``."""
    try:
        with open("/proc/self/status") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1000
    except (OSError, StopIteration):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
