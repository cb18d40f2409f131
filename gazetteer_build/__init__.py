"""Builds the gazetteer file when the package is built: `python -m gazetteer_build`, or the hook in `hatch_build.py`.

sources.py   what the libraries and our own lists hold, as `Row`s
pack.py      rows to bytes: the layout that `sayso.annotate.gazetteer` opens
"""
