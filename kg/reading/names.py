"""Names: new names in an article, and what kind of actor each probably is.

A run of capitalised words that no known name covers is a candidate. Every place where it stands
votes for a kind (after a title: person; before "militia": armed group; after "in": place), and
the article's sum of votes decides. What stays unclear is no actor."""

from collections import Counter
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.forms import lemma
from kg.reading.gazetteer import is_locative

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTICLES = lex.words(
    "al el bin ben ibn abu abd de da del der van von bint ul ud la es as ash ad an at"
)
_TITLES = lex.OFFICES | lex.HONORIFICS
_JOINERS = lex.words("of for and")


def runs(doc: "Doc", covered: list[bool]) -> list[tuple[int, int]]:
    """Token ranges of capitalised names that no known name covers."""
    found, i = [], 0
    while i < len(doc):
        if not covered[i] and _opens(doc, i):
            end = _close(doc, i, covered)
            found.append((i, end))
            i = end
        else:
            i += 1
    return found


def _is_name_word(token: "Token") -> bool:
    text = token.text
    if not text[0].isupper() or token.lower_ in lex.NOT_NAMES:
        return False
    if token.i == 0 or token.nbor(-1).text in ('"', "'", "(", ":"):
        if text.isupper() and len(text) > 2 and token.pos_ in ("NOUN", "PROPN", "X"):
            return True
        return token.pos_ in ("PROPN", "X") or (
            token.pos_ == "NOUN" and not token.is_stop and _next_is_name(token)
        )
    return token.pos_ not in ("PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "NUM", "INTJ", "PUNCT")


def _next_is_name(token: "Token") -> bool:
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is not None and following.text[0].isupper() and following.pos_ == "PROPN"


def _opens(doc: "Doc", i: int) -> bool:
    if _is_name_word(doc[i]):
        if (
            i > 1
            and doc[i - 1].lower_ == "of"
            and doc[i - 2].lower_ in _TITLES
            and _is_ministry(doc[i])
        ):
            return False
        return doc[i].lower_ not in _TITLES or _names_a_body(doc, i)
    return (
        doc[i].lower_ in _PARTICLES
        and i + 2 < len(doc)
        and doc[i + 1].text == "-"
        and doc[i + 2].text[0].isupper()
    )


def _close(doc: "Doc", start: int, covered: list[bool]) -> int:
    end = start + 1
    while end < len(doc) and not covered[end]:
        step = _step(doc, start, end)
        if not step or any(covered[end : end + step]):
            break
        end += step
    return end


def _step(doc: "Doc", start: int, i: int) -> int:
    """How many tokens continue the name at i: 0 when it ends there."""
    token = doc[i]
    if _is_name_word(token):
        return 1 if token.lower_ not in _TITLES or _is_org(doc, start, i) else 0
    left = len(doc) - i
    if token.text == "-" and left > 1 and not token.whitespace_ and not doc[i - 1].whitespace_:
        joined = doc[i + 1]
        return 2 if joined.text[0].isupper() and joined.pos_ in ("PROPN", "NOUN", "ADJ", "X") else 0
    if (
        token.lower_ in _PARTICLES
        and left > 2
        and doc[i + 1].text == "-"
        and doc[i + 2].text[0].isupper()
    ):
        return 3
    if token.lower_ in _PARTICLES and left > 1 and doc[i + 1].text[0].isupper():
        return 2
    if token.lower_ in _JOINERS and left > 1 and _is_org(doc, start, i):
        after = 2 if doc[i + 1].lower_ == "the" and left > 2 else 1
        return after + 1 if doc[i + after].text[0].isupper() and token.lower_ != "and" else 0
    return 0


def _is_ministry(token: "Token") -> bool:
    """True for the second half of "Secretary of State", "Minister of Defence"."""
    return token.lower_ in (
        "state",
        "defense",
        "defence",
        "staff",
        "interior",
        "justice",
        "finance",
    )


def _names_a_body(doc: "Doc", i: int) -> bool:
    """True for "General" in a name such as "General ... Congress"."""
    for token in doc[i + 1 : i + 4]:
        if not token.text[0].isupper():
            return False
        if token.lower_ in lex.ORG_POLITICAL:
            return True
    return False


def _is_org(doc: "Doc", start: int, end: int) -> bool:
    return any(t.lower_ in _ORG_WORDS for t in doc[start:end])


_ORG_WORDS = (
    lex.ORG_ARMED | lex.ORG_POLITICAL | lex.ORG_INTERNATIONAL | lex.ORG_COMPANY | lex.MEDIA_NOUNS
)
# last word of a name -> what it names; the first table that has it decides
_BY_WORD = (
    (lex.MEDIA | lex.MEDIA_NOUNS, "media"),
    (lex.PLACE_NOUNS, "place"),
    (lex.ORG_ARMED, "armed-group"),
    (lex.ORG_POLITICAL, "political-body"),
    (lex.ORG_INTERNATIONAL, "international-organisation"),
    (lex.ORG_COMPANY, "company"),
)


def votes(doc: "Doc", start: int, end: int) -> Counter[str]:
    """What one place where a name stands says of its kind."""
    found: Counter[str] = Counter()
    inside = [t.lower_ for t in doc[start:end]]
    for table, kind in _BY_WORD:
        if inside[-1] in table or (kind == "media" and set(inside) & lex.MEDIA):
            found[kind] += 6
            break
    else:
        for table, kind in _BY_WORD[2:]:
            if len(inside) > 2 and set(inside[:-1]) & table and "of" in inside:
                found[kind] += 6
                break
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    if before is not None:
        found.update(_before(doc, start, before))
    if after is not None:
        found.update(_after(doc, end, after))
    words = [t for t in inside if t != "-" and t not in _PARTICLES]
    if 2 <= len(words) <= 4 and not found["media"]:
        found["person"] += 1
    if len(words) == 1 and doc[start].text.isupper() and 2 <= len(doc[start].text) <= 6:
        found["armed-group"] += 1
    return found


def _before(doc: "Doc", start: int, before: "Token") -> Counter[str]:
    if before.lower_ in lex.HONORIFICS or lemma(before) in lex.OFFICES:
        return Counter(person=4)
    if (
        before.lower_ == "of"
        and start > 1
        and doc[start - 2].lower_ in lex.PLACE_HEADS | lex.PLACE_NOUNS
    ):
        return Counter(place=5)
    if is_locative(doc[start]):
        return Counter(place=3)
    if before.lower_ in lex.GROUP_NOUNS:
        return Counter({"armed-group": 4})
    if before.lower_ == "the":
        return Counter({"armed-group": 1})
    if lemma(before) in lex.PLACE_HEADS:
        return Counter(place=3)
    return Counter()


def _after(doc: "Doc", end: int, after: "Token") -> Counter[str]:
    near = [after.lower_, doc[end + 1].lower_ if end + 1 < len(doc) else ""]
    if near[0] in lex.GROUP_NOUNS or (after.pos_ in ("ADJ", "NOUN") and near[1] in lex.GROUP_NOUNS):
        return Counter({"armed-group": 4})
    if after.text.islower() and lemma(after) in lex.OFFICES:
        return Counter({"armed-group": 4})
    if after.lower_ in lex.STATE_ORGANS:
        return Counter({"armed-group": 3})
    relative = near[1] if after.text == "," else near[0]
    if relative in ("which", "who"):
        return Counter({"armed-group": 3}) if relative == "which" else Counter(person=2)
    if after.lower_ in lex.PLACE_NOUNS | lex.PLACE_HEADS:
        return Counter(place=4)
    if lemma(after) in lex.SAY:
        return Counter(person=1)
    if after.text == "," and end + 2 < len(doc):
        window = [lemma(t) for t in doc[end + 1 : end + 6]]
        if any(word in lex.OFFICES for word in window):
            return Counter(person=3)
        if any(word in lex.PLACE_HEADS for word in window[:3]):
            return Counter(place=3)
    if after.text == "," and is_locative(doc[end - 1]):
        return Counter(place=1)
    return Counter()
