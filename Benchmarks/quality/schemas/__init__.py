"""Splink's settings for each kind of file, one module a kind, as a good practitioner writes them.

A module has `columns` (those that tell its kind), `prepare` (a row of the file to a row for
Splink), `settings` (for so many records) and `train`; `prepare_all` where rows are to be seen
together. Whoever finds better settings is asked to put them here.
"""

from . import archive, cleaning, contact, fake_1000, febrl, people, registry

KINDS = [contact, people, febrl, fake_1000, registry, archive]


def of(header):
    """The module for a file with these columns, or None."""
    for kind in KINDS:
        if kind.columns <= set(header):
            return kind
    return None
