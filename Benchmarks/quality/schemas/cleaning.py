"""What is done to values before Splink compares them."""

import re
import unicodedata
from collections import Counter

PERSIAN_LETTERS = str.maketrans("يىكةۀأإآٱؤئ", "ییکههااااوی")
# Letters that fold to nothing: marks of vowels, the joiner, the stretcher.
DROPPED = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f]")


def digits(text):
    """The text with the digits of any script written as 0 to 9."""
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text
    )


def fold(text):
    """Lower case, without accents and doubled spaces; Persian letters in one form."""
    text = unicodedata.normalize("NFKC", text)
    text = DROPPED.sub("", text.replace("\u200c", " ")).translate(PERSIAN_LETTERS)
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.split())


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
