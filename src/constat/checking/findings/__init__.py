"""Findings: what a reader should know of a report. To add one, write a check and put it into the table of checks.CHECKS."""
