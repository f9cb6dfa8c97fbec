"""Names: where new names stand in a sentence: runs of capitalised words, an office before a name
taken off, a body's long name kept whole ("Movement for the Survival of Xland").

What each name is of is told in `kinds`."""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex

if TYPE_CHECKING:
    from kg.reading.tokens import Doc, Token

Range = tuple[int, int]

PARTICLES = lex.words(
    "al el bin ben ibn abu abd de da del der van von bint ul ud la le du dos das di do es as ash "
    "ad an at ar az e i wal ur ter"
)
_GROUPS = lex.GROUP_NOUNS | lex.STATE_ORGANS
# lower-case words that open a name without a hyphen
_OPENING = lex.words("bin ibn bint abu ould van von del ben")
_TITLES = lex.TITLES | lex.words("presidents kings generals senators leaders")
# particles that are English words as well: they join only with a hyphen
_ALSO_WORDS = lex.words("an as at do i e")
_SUFFIXES = ("II", "III", "IV", "Jr.", "Sr.", "Jr", "Sr")
# what a minister or secretary is of
PORTFOLIO = lex.words(
    "state defense defence staff interior justice finance foreign affairs economy energy health "
    "information education intelligence security trade agriculture oil petroleum labour labor "
    "transport homeland treasury general"
)
# bodies that belong to many in one: "People's Front", "Workers' Party"
_COLLECTIVE = lex.words(
    "people peoples workers worker women lord peasants citizens soldiers farmers students youth "
    "officers veterans patriots nation revolutionaries children ladies"
)
CALENDAR = (
    lex.DAYS
    | lex.MONTHS
    | lex.words(
        "jan feb mar apr jun jul aug sep sept oct nov dec "
        "jan. feb. mar. apr. jun. jul. aug. sept. sep. "
        "oct. nov. dec. gmt est internet "
        "ramadan christmas covid covid-19 coronavirus i god ok easter twitter"
    )
)
# words of peoples, faiths and quarters, that name somebody only within a longer name
_ADJECTIVAL = (lex.NOT_NAMES - CALENDAR) | lex.words(
    "kurdish kurd kurds islamists hindu hindus jewish jew jews catholic buddhist bedouin tuareg "
    "african african-american asian european latin western gulf republican democrat democratic "
    "marxist communist maoist socialist nazi salafi salafist"
)
BODY_NOUNS = (
    lex.ORG_ARMED | lex.ORG_POLITICAL | lex.ORG_INTERNATIONAL | lex.ORG_COMPANY | lex.MEDIA_NOUNS
    | lex.words(
        "foundation institute institution society fund association federation confederation "
        "union board bureau office centre center university academy college church initiative "
        "conference forum bloc emirate rally wing organisation organization organisations "
        "tigers panthers guerrillas peshmerga mujahideen mujahedin brotherhood jihad taliban "
        "protection liberation republic tendency"
    )
)  # fmt: skip


def runs(doc: "Doc") -> list[Range]:
    """Token ranges of capitalised runs, in order; a known name may stand in one."""
    found, i = [], 0
    while i < len(doc):
        word = doc[i]
        if (word.text[0].isupper() or word.lower_ in PARTICLES) and _opens(doc, i):
            end = _close(doc, i)
            found.append((i, end))
            i = end
        else:
            i += 1
    return found


def free(doc: "Doc", covered: list[bool], names: list[Range]) -> list[Range]:
    """The new names in a sentence: what known names leave of its runs, without offices."""
    found = []
    for start, end in names:
        i = start
        while i < end:
            if covered[i]:
                i += 1
                continue
            last = i
            while last < end and not covered[last]:
                last += 1
            if (kept := trimmed(doc, i, last)) is not None:
                found.append(kept)
            i = last
    return found


def _is_name_word(token: "Token") -> bool:
    text = token.text
    if not text[0].isupper() or token.lower_ in CALENDAR:
        return False
    if token.i == 0 and token.lower_ in _GROUPS:
        return _next_is_name(token) and token.nbor().lower_ not in _GROUPS
    if token.i == 0 or token.nbor(-1).text in ('"', "'", "(", ":", "-", "--", "``"):
        if text.isupper() and len(text) > 2 and token.pos_ in ("NOUN", "PROPN", "X"):
            return True
        return token.pos_ in ("PROPN", "X") or (
            token.pos_ in ("NOUN", "ADJ") and not token.is_stop and _next_is_name(token)
        )
    return token.pos_ not in ("PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "NUM", "INTJ", "PUNCT")


def _next_is_name(token: "Token") -> bool:
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None or not following.text[0].isupper():
        return False
    return following.pos_ == "PROPN" or following.lower_ in BODY_NOUNS


def _capital(doc: "Doc", i: int) -> bool:
    return i < len(doc) and doc[i].text[0].isupper() and doc[i].lower_ not in CALENDAR


def _opens(doc: "Doc", i: int) -> bool:
    if _is_name_word(doc[i]):
        return True
    if doc[i].lower_ not in PARTICLES:
        return False
    hyphen = i + 1 < len(doc) and doc[i + 1].text == "-" and not doc[i].whitespace_
    return (hyphen and _capital(doc, i + 2)) or (
        doc[i].lower_ in _OPENING and doc[i].text.islower() and _capital(doc, i + 1)
    )


def _close(doc: "Doc", start: int) -> int:
    end = start + 1
    if not _is_name_word(doc[start]):
        end = start + 3 if doc[start + 1].text == "-" else start + 2
    elif doc[start].lower_ in PARTICLES and start + 1 < len(doc) and doc[start + 1].text == "-":
        end = start + 1
    while end < len(doc) and (step := _step(doc, start, end)):
        end += step
    return end


def _step(doc: "Doc", start: int, i: int) -> int:
    """How many tokens continue the name at i: 0 when it ends there."""
    token, left = doc[i], len(doc) - i
    if _is_name_word(token) and token.nbor(-1).text not in (")", '"'):
        return 1
    if token.text in _SUFFIXES:
        return 1
    if token.text == '"' and left > 3 and doc[i + 2].text == '"' and _capital(doc, i + 3):
        return 4 if _capital(doc, i + 1) and token.nbor(-1).whitespace_ else 0
    if token.text == "-" and left > 1 and not token.whitespace_ and not doc[i - 1].whitespace_:
        return _hyphened(doc, i)
    if token.lower_ in PARTICLES and token.text.islower() and left > 1:
        if left > 2 and doc[i + 1].text == "-" and _capital(doc, i + 2):
            return 3
        return (
            2 if _capital(doc, i + 1) and token.lower_ not in ("an", "as", "at", "do", "i") else 0
        )
    if token.lower_ in ("'s", "'") and left > 1 and doc[i - 1].lower_ in _COLLECTIVE:
        return 2 if _capital(doc, i + 1) else 0
    return _joined(doc, start, i) if _holds_body(doc, start, i) else 0


def _hyphened(doc: "Doc", i: int) -> int:
    joined = doc[i + 1]
    if joined.lower_ in PARTICLES and joined.text.islower():
        if i + 3 < len(doc) and doc[i + 2].text == "-" and _capital(doc, i + 3):
            return 4
        return 3 if _capital(doc, i + 2) else 0
    return 2 if joined.text[0].isupper() and joined.pos_ in ("PROPN", "NOUN", "ADJ", "X") else 0


def _joined(doc: "Doc", start: int, i: int) -> int:
    """ "of", "for the" within a body's long name, and once "for" has stood also "and", "in"."""
    word = doc[i].lower_
    inside = {t.lower_ for t in doc[start:i]}
    if word not in ("of", "for") and not (word in ("and", "in", "to", "on") and "for" in inside):
        return 0
    after = i + 2 if i + 1 < len(doc) and doc[i + 1].lower_ == "the" else i + 1
    if not _capital(doc, after) or doc[after].lower_ in _TITLES or _is_person_from(doc, after):
        return 0
    return after + 1 - i


def _is_person_from(doc: "Doc", i: int) -> bool:
    """True for A in "the Northern Front of A B": whose it is, and no part of its name."""
    from kg.reading.kinds import given_names

    return doc[i].lower_ in given_names() and _capital(doc, i + 1)


def _holds_body(doc: "Doc", start: int, end: int) -> bool:
    return any(t.lower_ in BODY_NOUNS for t in doc[start:end])


def trimmed(doc: "Doc", start: int, end: int) -> Range | None:
    """The range without offices, portfolios and words that are no name by themselves."""
    start = _after_office(doc, start, end)
    while start < end and (doc[start].text == "-" or _hangs(doc, start, end)):
        start += 1
    while end > start and _trails(doc, start, end):
        end -= 1
    while start < end and doc[start].lower_ in ("of", "for", "and", "the", "in", "'s", "'", "to"):
        start += 1
    return (start, end) if start < end else None


def _after_office(doc: "Doc", start: int, end: int) -> int:
    """Where the name begins once its offices are off: "Press Secretary A B" is A B."""
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _TITLES:
        while start < end and doc[start].lower_ in PORTFOLIO:
            start += 1
    for i in range(end - 2, start - 1, -1):
        if doc[i].lower_ in _TITLES and not _is_body_from(doc, i, end):
            return i + 1
    return start


def _is_body_from(doc: "Doc", i: int, end: int) -> bool:
    """True for "General" in a name such as "General ... Congress"."""
    return any(t.lower_ in BODY_NOUNS for t in doc[i + 1 : end])


def _hangs(doc: "Doc", start: int, end: int) -> bool:
    """True where the first word is no name and nothing after it makes it part of one."""
    word = doc[start].lower_
    if word in _TITLES and end - start == 1:
        return True
    if word not in _ADJECTIVAL or _holds_body(doc, start + 1, end):
        return False
    directional = word in QUARTERS
    return not (directional and end - start > 1 and doc[start + 1].text != "-")


# titles that end names of persons and bodies as well: "the Xland Liberation Army"
_CLOSING = lex.words("king prince major lord general marshal sheikh army")
QUARTERS = lex.words(
    "west east north south western eastern northern southern central latin african"
)


def _trails(doc: "Doc", start: int, end: int) -> bool:
    word, before = doc[end - 1].lower_, doc[end - 2] if end - start > 1 else None
    if word in ("-", "of", "for", "the", "and", "'s", "'", "to", "in"):
        return True
    if before is None:
        return word in _ADJECTIVAL or word in _TITLES
    if word == "army" and before.text[0].isupper() and before.lower_ not in _ADJECTIVAL:
        return False  # "the Yellow Army"
    if word in _TITLES:
        return word not in _CLOSING
    # "Oliver North" is a name, "in Xland North" is not
    return word in _ADJECTIVAL and not (word in QUARTERS and end - start == 2)
