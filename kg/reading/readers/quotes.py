"""Quotes: where a quote stands in a text, whatever happened to its spaces and quotation marks."""

import re

_SAME = {
    **dict.fromkeys("‘’‛`´", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑–—−", "-"),
}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LEAST = 8


def find(quote: str, text: str) -> tuple[int, int] | None:
    """The (start, end) of a quote in a text; None where it is not there or says too little.

    Spaces, quotation marks and dashes may differ in form; each letter and figure must be there.

    >>> find("he  said 'no'  today", "Then he said ‘no’ today.")
    (5, 23)
    >>> find("he said yes today", "Then he said ‘no’ today.")
    """
    at = text.find(quote)
    if at >= 0 and _says_enough(quote):
        return at + len(quote) - len(quote.lstrip()), at + len(quote.rstrip())
    wanted, _ = _plain(quote)
    wanted = wanted.strip()
    plain, places = _plain(text)
    at = plain.find(wanted)
    if at < 0 or not _says_enough(wanted):
        return None
    return places[at], places[at + len(wanted) - 1] + 1


def _says_enough(quote: str) -> bool:
    return len(quote.strip()) >= _LEAST and len(quote.split()) > 1


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with plain marks and single spaces, and the place of each of its characters."""
    characters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        character = _SAME.get(character, character)
        if character in _UNSEEN:
            continue
        if re.match(r"\s", character):
            character = " "
            if characters and characters[-1] == " ":
                continue
        characters.append(character)
        places.append(at)
    return "".join(characters), places
