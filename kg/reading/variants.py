"""Variants: the names by which one article calls one actor: full name and surname, name and
acronym, plural and singular, a body's long name and "the Front"."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.likeness import skeleton
from kg.reading import lexicon as lex
from kg.reading.names import BODY_NOUNS, PARTICLES

if TYPE_CHECKING:
    from kg.reading.tokens import Doc

_PATRONYMIC = lex.words("bin ibn ben bint")
_SUFFIXES = lex.words("jr jr. sr sr. ii iii iv")
_COMPANY = lex.words("inc inc. ltd ltd. corp corp. co co. llc plc")
_SMALL = lex.words("of for the and in to on al el de la - 's '")


def short_forms(name: str) -> list[str]:
    """What a person of this full name may be called later in the article.

    >>> short_forms("Abdel Fattah al-Sisi")
    ['al-Sisi', 'Sisi', 'Fattah al-Sisi']
    >>> short_forms("Mohammed bin Nayef")
    ['bin Nayef', 'Mohammed']
    """
    parts = [p for p in name.split() if p.lower() not in _SUFFIXES]
    if len(parts) < 2:
        return []
    if parts[-2].lower() in _PATRONYMIC:
        return [" ".join(parts[-2:]), parts[0]]
    last = parts[-1]
    found = [last]
    if "-" in last and last.split("-", 1)[0].lower() in PARTICLES:
        found.append(last.split("-", 1)[1])
    if len(parts) > 2:
        found.append(" ".join(parts[-2:]))
    return [short for short in found if len(short) > 1]


def surnames(persons: Iterable[str]) -> dict[str, str]:
    """short form (its lower case, and its skeleton) -> the full name that the article gives."""
    found: dict[str, str] = {}
    for name in persons:
        for short in short_forms(name):
            found.setdefault(short.lower(), name)
    for name in persons:
        for short in short_forms(name):
            if len(bare := skeleton(short)) > 3:
                found.setdefault(f"~{bare}", name)
    for name in persons:
        found.setdefault(name.split()[0].lower(), name)
    return found


def initials(name: str) -> str:
    """The initials of a body's name, without its small words.

    >>> initials("Democratic Forces for the Liberation of Xland")
    'DFLX'
    """
    words = name.replace("-", " ").replace("'s", "").split()
    return "".join(word[0].upper() for word in words if word.lower() not in _SMALL)


def abbreviates(short: str, name: str) -> bool:
    """True when the letters of an acronym stand in a name in that order, the first one first.

    The initials may stand in another order, as those of a translated name do.

    >>> abbreviates("FDLX", "Democratic Forces for the Liberation of Xland")
    True
    >>> abbreviates("FDLX", "Democratic Front of Xland")
    False
    >>> abbreviates("XDF", "Xland Democratic Forces"), abbreviates("CentCom", "Central Command")
    (True, True)
    """
    letters = [c for c in short.lower() if c.isalnum()]
    words = [w for w in name.lower().replace("-", " ").split() if w]
    if len(letters) < 2 or not words:
        return False
    if sorted(letters) == sorted(initials(name).lower()):
        return True
    text, at = " ".join(words), 0
    starts = {0} | {i + 1 for i, c in enumerate(text) if c == " "}
    if letters[0] not in (text[0], *(w[0] for w in words[1:2])):
        return False
    hits = 0
    for letter in letters:
        at = text.find(letter, at)
        if at < 0:
            return False
        hits += at in starts
        at += 1
    return hits >= 2 or (len(words) == 1 and hits == 1)


def short_bodies(names: Iterable[str]) -> dict[str, str]:
    """short form -> full name, of the bodies whom the article names in full, where just one fits.

    "Lake Shipping Inc" is later Lake Shipping, the Patriotic Front the Front."""
    candidates: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        if words[-1].lower() in _COMPANY and len(words) > 1:
            candidates[" ".join(words[:-1]).lower()].add(name)
        if len(words) > 1:
            for word in {words[-1], words[0], *_before_of(words)}:
                if word.lower() in BODY_NOUNS:
                    candidates[word.lower()].add(name)
            candidates[initials(name).lower()].add(name)
    return {short: next(iter(full)) for short, full in candidates.items() if len(full) == 1}


def _before_of(words: list[str]) -> list[str]:
    return [words[i - 1] for i, word in enumerate(words) if i and word in ("of", "for")]


def bracketed(doc: "Doc") -> Iterable[tuple[int, int, int]]:
    """Brackets right after a word: (the word's end, first and end token inside)."""
    for token in doc[1:]:
        if token.text == "(":
            close = next((t.i for t in doc[token.i + 1 : token.i + 9] if t.text == ")"), 0)
            if close > token.i + 1:
                yield token.i, token.i + 1, close


def same_spelling(names: Counter[str]) -> dict[str, str]:
    """name -> the spelling to use: capitals as written most, the plural for its singular."""
    found: dict[str, str] = {}
    for name, _ in sorted(names.items(), key=lambda n: (-n[1], n[0])):
        found.setdefault(name.lower(), name)
    return {
        name: found.get(f"{name.lower()}s", found[name.lower()]) if _one_word(name)
        else found[name.lower()]
        for name in names
    }  # fmt: skip


def _one_word(name: str) -> bool:
    return " " not in name and not name.isupper()
