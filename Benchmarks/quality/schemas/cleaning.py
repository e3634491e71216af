"""What is done to values before Splink compares them."""

from collections import Counter


def or_none(text):
    return text if text else None


def lower(row, *names):
    """The cells in lower case without outer spaces; None where there is nothing."""
    return {name: or_none(" ".join(row[name].lower().split())) for name in names}


def drop_generic(rows, limits):
    """Takes out values that more records share than one person can have."""
    for name, limit in limits.items():
        counts = Counter(row[name] for row in rows if row[name])
        for row in rows:
            if row[name] and counts[row[name]] > limit:
                row[name] = None
