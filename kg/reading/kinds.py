"""Kinds: what each new name of an article is of: a person, an armed group, a place, ...

Every place where a name stands votes (after a title: person; before "militia": armed group; after
"in": place), and the article's sum of votes decides. What stays unclear is no actor."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.forms import lemma
from kg.reading.gazetteer import is_locative
from kg.reading.names import BODY_NOUNS, PARTICLES, PORTFOLIO
from kg.reading.tokens import text_of

if TYPE_CHECKING:
    from kg.reading.tokens import Doc, Token

# what it takes to be an actor
_ENOUGH = 2
# words that end a name which is no actor's
_THINGS = lex.words(
    "operation treaty act accord accords agreement resolution day war revolution spring plan cup "
    "prize award park hotel mosque cathedral school university college academy hospital prison "
    "stadium festival church square hall tower museum crisis convention declaration protocol "
    "constitution amendment bill law doctrine initiative process summit games f-16 missile jet "
    "rifle tank drone peninsula ocean tv twitter facebook intifada jihad republic tendency "
    "protection liberation storm shield dawn institute institution center centre think-tank"
)
_ARMED_WORDS = lex.words(
    "tigers panthers guerrillas peshmerga mujahideen mujahedin mujahedeen brotherhood taliban "
    "contras partisans commandos rangers wolves jihad ansar harakat jabhat jaish jaysh liwa kataib "
    "katibat hizb hezb lashkar faylaq saraya"
)
# last word of a name -> what it names; the first table that has it decides
_BY_WORD = (
    (lex.MEDIA | lex.MEDIA_NOUNS, "media"),
    (lex.PLACE_NOUNS, "place"),
    (_ARMED_WORDS, "armed-group"),
    (lex.ORG_ARMED, "armed-group"),
    (lex.ORG_POLITICAL | lex.words("bloc forum rally federation confederation"), "political-body"),
    (lex.ORG_INTERNATIONAL | lex.words("association foundation fund society institute union "
                                       "organisation"), "international-organisation"),
    (lex.ORG_COMPANY, "company"),
    (_THINGS, "thing"),
)  # fmt: skip
_RULE = lex.words("administration regime presidency cabinet era family dynasty clan")
_TELL_PLACE = lex.words(
    "governor mayor resident residents province region district border airport suburb suburbs road "
    "railroad railway route highway offensive front area mountains villagers coast hospital "
    "outskirts countryside battle"
)
# head noun of "a/the ..." set beside a name -> what it names
_CALLED = {
    **dict.fromkeys(lex.GROUP_NOUNS, "armed-group"),
    **dict.fromkeys(lex.words("party parliament council alliance organisation organization body "
                              "committee wing"), "political-body"),
    **dict.fromkeys(lex.words("company firm contractor conglomerate"), "company"),
    **dict.fromkeys(lex.words("newspaper daily agency broadcaster channel website magazine analyst "
                              "monitor watchdog station network"), "media"),
    **dict.fromkeys(lex.words("charity foundation ngo"), "international-organisation"),
    **dict.fromkeys(lex.PLACE_HEADS | lex.words("village mountain river"), "place"),
}  # fmt: skip
_PERSONAL = lex.words("bin ibn bint abu abd al el van von de da del der ul ud ben ould")
_NO_ACTOR = lex.words(
    "tv dna gdp ceo vip aids hiv gps un's am pm suv ied ieds wmd npr rpg ngo ngos phd ok usd atm "
    "lng id faq pdf ii iii iv vi vii viii ix xi"
)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of the world's news, in lower case."""
    table = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").splitlines()
    return lex.words(" ".join(row for row in table if not row.startswith("#")))


@lru_cache(maxsize=1)
def heads() -> Mapping[str, str]:
    """The surnames of heads of state and government of lately -> the name of their state."""
    table = Path(__file__).with_name("heads.tsv").read_text(encoding="utf-8").splitlines()
    rows = [row.split("\t") for row in table if not row.startswith("#")]
    return {name: state for state, names in rows for name in names.split("|")}


def winner(tally: Counter[str]) -> str:
    """The kind that the votes give; empty where they are too few or undecided."""
    if not tally:
        return ""
    (kind, most), *others = tally.most_common(2)
    if most < _ENOUGH or (others and most == others[0][1] and most < 2 * _ENOUGH):
        return ""
    return kind


def votes(doc: "Doc", start: int, end: int) -> Counter[str]:
    """What one place where a name stands says of its kind."""
    found = _by_own_words(doc, start, end)
    before = doc[start - 1] if start else None
    if before is not None and before.text == "." and start > 1:
        before = doc[start - 2]
    after = doc[end] if end < len(doc) else None
    if before is not None:
        found.update(_before(doc, start, before))
    if after is not None:
        found.update(_after(doc, end, after))
    found.update(_beside(doc, start, end))
    return found


def _by_own_words(doc: "Doc", start: int, end: int) -> Counter[str]:
    found: Counter[str] = Counter()
    inside = [t.lower_ for t in doc[start:end]]
    of = next((i for i, w in enumerate(inside) if w in ("of", "for") and i), len(inside))
    head = inside[of - 1]
    for table, kind in _BY_WORD:
        if head in table or (kind == "media" and set(inside) & lex.MEDIA):
            found[kind] += 6 if len(inside) > 1 or head not in BODY_NOUNS else 0
            return found
    if inside[0] in _ARMED_WORDS and len(inside) > 1:
        found["armed-group"] += 6
        return found
    words = [t for t in inside if t != "-" and t not in PARTICLES]
    plain = [t for t in words if t not in BODY_NOUNS]
    if len(words) != len(plain):
        return found
    if 2 <= len(words) <= 5:
        found["person"] += 1
        if words[0] in given_names():
            found["person"] += 5
        elif set(inside) & _PERSONAL or any(len(t) == 2 and t[1] == "." for t in inside):
            found["person"] += 2
    if doc[end - 1].text in heads() or text_of(doc[start:end]) in heads():
        found["person"] += 2
    if len(words) == 1 and _is_acronym(doc[start].text):
        found["armed-group"] += 2
    return found


def _is_acronym(text: str) -> bool:
    return text.isupper() and 2 <= len(text) <= 6 and text.lower() not in _NO_ACTOR | lex.MEDIA


def _before(doc: "Doc", start: int, before: "Token") -> Counter[str]:
    if before.lower_ in lex.TITLES or lemma(before) in lex.OFFICES:
        return Counter(person=10)
    if _led_by(doc, start) or _head_of(doc, start):
        return Counter(person=2)
    if before.lower_ == "of" and start > 1 and doc[start - 2].lower_ in _PLACES:
        return Counter(place=5)
    if before.lower_ in PORTFOLIO and start > 2 and doc[start - 2].lower_ == "of":
        return Counter(person=10) if lemma(doc[start - 3]) in lex.OFFICES else Counter()
    called = _CALLED.get(before.lower_)
    if called:
        return Counter({called: 5})
    if before.lower_ in ("called", "named", "dubbed") and start > 1:
        called = next((c for t in reversed(doc[max(0, start - 6) : start - 1])
                       if (c := _CALLED.get(t.lower_))), "")  # fmt: skip
        return Counter({called: 5}) if called else Counter()
    if is_locative(doc[start]):
        return Counter(place=3)
    if before.lower_ == "the":
        called = next((c for t in reversed(doc[max(0, start - 6) : start - 1])
                       if doc[start - 2].lower_ in ("called", "named", "as")
                       and (c := _CALLED.get(t.lower_))), "")  # fmt: skip
        return Counter({called: 5}) if called else _with_article(doc[start])
    if lemma(before) in ("against", "fight", "battle", "join"):
        return Counter({"armed-group": 1})
    return Counter()


def _led_by(doc: "Doc", start: int) -> bool:
    """True for the name in "led by A B"."""
    near = [t.lower_ for t in doc[max(0, start - 2) : start]]
    return near in (["led", "by"], ["headed", "by"], ["commanded", "by"], ["founded", "by"])


def _head_of(doc: "Doc", start: int) -> bool:
    """True for the name in "the head of the Xian bureau, A B"."""
    if doc[start - 1].text != ",":
        return False
    for token in reversed(doc[max(0, start - 9) : start - 1]):
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", '"'):
            return False
        if lemma(token) in lex.OFFICES and token.nbor().lower_ in ("of", "for"):
            return True
    return False


def _with_article(token: "Token") -> Counter[str]:
    plural = token.text.endswith("s") and len(token.text) > 4 or "Plur" in token.morph.get("Number")
    return Counter({"armed-group": 3 if plural else 1})


def _after(doc: "Doc", end: int, after: "Token") -> Counter[str]:
    near = [after.lower_, doc[end + 1].lower_ if end + 1 < len(doc) else ""]
    if near[0] in lex.GROUP_NOUNS or (after.pos_ in ("ADJ", "NOUN") and near[1] in lex.GROUP_NOUNS):
        return Counter({"armed-group": 5})
    if near[0] in _RULE:
        return Counter(person=2)
    if near[0] in _TELL_PLACE | lex.PLACE_NOUNS | lex.PLACE_HEADS:
        return Counter(place=4)
    if after.text.islower() and lemma(after) in lex.OFFICES:
        return Counter({"armed-group": 4})
    if near[0] in lex.STATE_ORGANS:
        return Counter({"armed-group": 2})
    if after.text == "," and end + 2 < len(doc) and near[1].isdigit() and len(near[1]) == 2:
        return Counter(person=6)
    if after.text == "-" and near[1] in lex.words(
        "led backed aligned allied linked run affiliated"
    ):
        return Counter({"armed-group": 1})
    relative = near[1] if after.text == "," else near[0]
    if relative in ("which", "who", "whose"):
        return Counter({"armed-group": 2}) if relative == "which" else Counter(person=2)
    at = end + (after.text == ",")
    became = at < len(doc) and lemma(doc[at]) == "become"
    if became and any(lemma(t) in lex.OFFICES for t in doc[at + 1 : at + 4]):
        return Counter(person=3)
    if lemma(after) in lex.SAY:
        return Counter(person=1)
    return Counter()


def _beside(doc: "Doc", start: int, end: int) -> Counter[str]:
    """What an apposition after a name says: "X, a rebel group", "X, the army chief"."""
    if end + 2 >= len(doc) or doc[end].text not in (",", "("):
        return Counter()
    window = list(doc[end + 1 : end + 8])
    cut = next(
        (i for i, t in enumerate(window) if t.text in (",", ".", "(", ")", ";")), len(window)
    )
    if doc[end].text == ",":
        for token in window[:cut]:
            if lemma(token) in lex.OFFICES or token.lower_ in _KIN | _FOLLOWERS and end - start > 1:
                return Counter(person=3)
            if token.pos_ in ("ADP", "VERB", "AUX", "SCONJ"):
                break
    if window and window[0].lower_ in ("a", "an", "the", "another", "one"):
        for token in window[:cut]:
            if token.pos_ in ("ADP", "VERB", "AUX") or token.lower_ in ("who", "which", "that"):
                break
            last = token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in ("NOUN", "PROPN")
            if (kind := _CALLED.get(token.lower_)) and last:
                return Counter({kind: 5})
    if window and window[0].text[0].isupper() and cut < 3 and is_locative(doc[start]):
        return Counter(place=1)
    return Counter()


_PLACES = lex.PLACE_HEADS | lex.PLACE_NOUNS | lex.words("towns cities villages provinces")
_FOLLOWERS = lex.words(
    "supporter opponent critic veteran cleric politician businessman ally dissident protege "
    "loyalist guerrilla warlord strongman"
)
_KIN = lex.words(
    "brother son father wife daughter cousin nephew uncle sister husband widow analyst professor "
    "author researcher fellow journalist reporter activist lawyer economist expert student"
)
