"""Wire stories as agencies write them, of an invented world whose every value is known; some have one slip.

Values come from a ledger that is a pure function of its keys, so that all stories agree unless they are made not to.
They are printed as newsrooms print, and what can be proved of a slip follows from the printed figures (``truth``).
"""
