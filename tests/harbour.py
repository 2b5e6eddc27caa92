"""A made-up publication of series, as its declaration describes it."""

DECLARATION = """id: harbour
title: Harbour counts
file: csv
tables:
- date: day
  step: day
  columns: {ferries: {series: ferries-daily}}
series:
- id: ferries-daily
  title: Ferries by day
  measure: boats_crossed
  unit: boats
  places: [dover]
  step: day
  publisher: The harbour
  licence: open
  definition: Ferries that came in
  eras:
  - {since: 2020-01-01, until: null, share: 0.01, because: counted again once}
"""
