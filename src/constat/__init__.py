"""Constat: news reports in, a record that can be checked out."""

__version__ = "0.1.0"
