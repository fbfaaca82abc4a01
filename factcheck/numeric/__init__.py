"""Pure mathematics: intervals, rounding, equations and the solver. Knows nothing of text or languages."""
