"""factcheck recomputes the figures in news articles and reports what cannot be true together."""

__version__ = "0.1.0"
