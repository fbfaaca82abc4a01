"""The commands, a module each; ``factcheck.cli`` loads the one that is asked for."""
