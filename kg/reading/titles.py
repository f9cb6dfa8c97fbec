"""Titles: who leads, speaks for or belongs to whom, from titles, appositions and possessives.

"Xland's foreign minister, A B", "A B, an X spokesman", "X leader A B", "A's Liberation Army". These
are read off the order of words, where a parser errs more often than a pattern does. Offices whose
body is not named beside them are read in `implied`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.gazetteer import Mention
from kg.reading.hit import Hit
from kg.reading.kinds import heads
from kg.reading.office import (
    Office,
    held,
    is_disowned,
    is_former,
    is_office,
    may_stand_in,
    office_at,
)
from kg.reading.owning import LED_KINDS, owned_names
from kg.reading.reference import References, Referent
from kg.reading.said import Stance
from kg.reading.tokens import text_of

if TYPE_CHECKING:
    from kg.reading.tokens import Token

_OF = ("of", "for", "to", "in", "at", "with")
_KIN = lex.words("brother son father wife daughter cousin nephew uncle sister husband widow")
_RULE = lex.words("administration government regime cabinet presidency")


def titles(refs: References, line: Line) -> Iterator[Hit]:
    """The offices that a sentence gives to the persons whom it names."""
    for mention in line.mentions:
        if not mention.actor or refs.cast.kind(mention.actor) != "person":
            continue
        found = [_before(refs, line, mention), _after(refs, line, mention)]
        offices = [o for o in (*found, *([] if any(found) else [_apart(refs, line, mention)])) if o]
        offices = [o for o in offices if o.body.actor != mention.actor]
        for office in offices:
            yield held(line, mention, office)
        yield from _opening(refs, line, mention)
        if not offices:
            yield from owned_names(refs, line, mention)


def _before(refs: References, line: Line, mention: Mention) -> Office | None:
    """ "UN envoy A B", "Xland's President A B", "President A B of Xland"."""
    start = mention.start
    while start and _precedes(line.doc[start - 1]):
        start -= 1
    office = office_at(line, start, mention.start)
    if office is None:
        return _in_list(refs, line, mention)
    abroad = line.doc[office[1]].lower_ == "to"
    body = _body(refs, line, start, office[0] if abroad else mention.start)
    after = line.doc[mention.end : mention.end + 2]
    if body is None and len(after) == 2 and after[0].lower_ == "of":
        body = named(refs, line, after[1].i)
    if body is None:
        body = _possessor(refs, line, start, mention.start)
    return _office(refs, line, (start, mention.start), office, body)


def _precedes(token: "Token") -> bool:
    """True for what may stand between a body and the name: "of" after an office, brackets."""
    if token.lower_ == "to" and token.i:
        return token.nbor(-1).lower_ in ("ambassador", "envoy")
    if token.lower_ in ("of", "for") and token.i:
        return is_office(token.nbor(-1)) or may_stand_in(token)
    if token.text in (")", "(", '"'):
        return True
    return may_stand_in(token) or (token.pos_ == "PRON" and token.dep_ == "nmod:poss")


def _in_list(refs: References, line: Line, mention: Mention) -> Office | None:
    """The second of "Presidents A of X and B of Y"."""
    doc = line.doc
    after = doc[mention.end : mention.end + 2]
    if mention.start < 4 or doc[mention.start - 1].text not in ("and", ","):
        return None
    if len(after) < 2 or after[0].lower_ != "of":
        return None
    earlier = [m for m in line.mentions if m.end < mention.start and m.actor]
    persons = [m for m in earlier if refs.cast.kind(m.actor) == "person"]
    if not persons or mention.start - persons[-1].end > 5:
        return None
    first = next((m for m in persons if is_office(doc[m.start - 1]) and m.start), None)
    body = named(refs, line, after[1].i)
    if first is None or body is None or text_of(doc[first.end : first.end + 1]) != "of":
        return None
    return Office(first.start - 1, first.start, body, False)


def _office(refs, line: Line, words: tuple[int, int], office, body) -> Office | None:
    if body is None or (refs.cast.kind(body.actor) == "state" and is_disowned(line, *words)):
        return None
    return Office(*office, body, is_former(line, *words))


def _body(refs: References, line: Line, start: int, end: int) -> Referent | None:
    """The body named nearest before the office; a person's administration is his state's."""
    for i in range(end - 1, start - 1, -1):
        mention = line.at.get(i)
        if mention is None or not mention.actor or mention.end - 1 != i:
            continue
        if refs.cast.kind(mention.actor) == "person":
            return _state_of(refs, line, mention)
        if mention.end < len(line.doc) and line.doc[mention.end].text == "-":
            continue
        return Referent(mention.actor, mention.how, 0.95)
    return None


def _state_of(refs: References, line: Line, mention: Mention) -> Referent | None:
    """The state of "A's minister", "the A administration's envoy": the one that A leads."""
    after = line.doc[mention.end].lower_ if mention.end < len(line.doc) else ""
    if after not in _RULE | {"'s", "'"}:
        return None
    state = refs.speaks_for.get(mention.actor) or head_of(refs, refs.cast.actor(mention.actor).name)
    return Referent(state, "description", 0.7) if state else None


def head_of(refs: References, name: str) -> str:
    """The state that a person of this name is known to have headed lately; empty when none."""
    words = name.split()
    state = heads().get(words[-1]) or heads().get(" ".join(words[-2:]))
    found = [a.id for a in refs.cast.known.actors.values() if a.name == state] if state else []
    return found[0] if found else ""


def named(refs: References, line: Line, i: int) -> Referent | None:
    """The body that the words from here on name or describe; no person."""
    while i < len(line.doc) and line.doc[i].lower_ in _OPENING:
        i += 1
    i = _past_compound(line, i)
    for noun in line.doc[i : i + 5]:
        mention = line.at.get(noun.i)
        if mention is None:
            if noun.pos_ not in ("NOUN", "PROPN", "ADJ"):
                return None
            last = noun.i + 1 >= len(line.doc) or line.doc[noun.i + 1].pos_ not in ("NOUN", "PROPN")
            if noun.pos_ == "NOUN" and last:
                found = refs.alone(line, noun)
                body = found and refs.cast.kind(found[0].actor) != "person"
                return found[0] if body else None
            continue
        if not mention.actor:
            return None
        if refs.cast.kind(mention.actor) != "person" and not _modifies(line, mention):
            return Referent(mention.actor, mention.how, 0.95)
        if refs.cast.kind(mention.actor) == "person":
            return _state_of(refs, line, mention)
    return None


# what may stand before a body's name: "the self-styled X"
_OPENING = lex.words("the its a an self styled proclaimed declared so called - \" ' “ ‘")


def _past_compound(line: Line, i: int) -> int:
    """Past "Xland-backed" before the name of the body that it is said of."""
    mention = line.at.get(i)
    if mention is None or text_of(line.doc[mention.end : mention.end + 1]) != "-":
        return i
    told = text_of(line.doc[mention.end + 1 : mention.end + 2])
    return mention.end + 2 if told in lex.BACKED | lex.ALLIED | lex.LED | {"based"} else i


def _modifies(line: Line, mention: Mention) -> bool:
    """True for a nationality before a group of its own: "the Xlandish rebels"."""
    if mention.how != "demonym":
        return False
    following = line.doc[mention.end : mention.end + 3]
    return not any(t.lower_ in lex.STATE_ORGANS for t in following)


def _after(refs: References, line: Line, mention: Mention) -> Office | None:
    """ "A B, an X spokesman", "A B, head of the X", "A B, Xland's foreign minister"."""
    doc = line.doc
    if mention.end >= len(doc) or doc[mention.end].text not in (",", "(", "-", "--"):
        return None
    start = end = mention.end + 1
    if end + 1 < len(doc) and doc[end].lower_ in ("who", "now") and lemma(doc[end + 1]) == "be":
        start = end = end + 2
    while end < len(doc) and end - start < 14 and _follows(doc[end]):
        end += 1
    office = office_at(line, start, end)
    if office is None or any(t.lower_ in _KIN for t in doc[start:end]):
        return None
    if _opens_name(refs, line, office[1]):
        return None
    body = _body(refs, line, start, end)
    if body is None and office[1] < len(doc) and doc[office[1]].lower_ in _OF:
        body = named(refs, line, office[1] + 1)
    if body is None:
        body = _possessor(refs, line, start, end)
    return _office(refs, line, (start, end), office, body)


def _follows(token: "Token") -> bool:
    return may_stand_in(token) or (token.pos_ == "PRON" and token.dep_ == "nmod:poss")


def _opens_name(refs: References, line: Line, i: int) -> bool:
    """True where a person follows the office at once: it is that person's, in a list."""
    mention = line.at.get(i)
    return bool(mention and mention.actor and refs.cast.kind(mention.actor) == "person")


def _possessor(refs: References, line: Line, start: int, end: int) -> Referent | None:
    """ "the coalition's spokesman", "its spokesman", "his foreign minister"."""
    for token in line.doc[start:end]:
        if token.dep_ == "nmod:poss" and token.i not in line.at:
            for found in refs.resolve(line, token):
                if refs.cast.kind(found.actor) != "person":
                    return found
                state = refs.speaks_for.get(found.actor, "")
                state = state or head_of(refs, refs.cast.actor(found.actor).name)
                if state and refs.cast.kind(state) == "state":
                    return Referent(state, found.how, 0.65)
    return None


def _apart(refs: References, line: Line, mention: Mention) -> Office | None:
    """ "Xland's foreign minister, A B", "the leader of the X, A B"."""
    doc, end = line.doc, mention.start - 1
    if end < 2 or doc[end].text != ",":
        return None
    if any(t.lower_ in _KIN for t in doc[mention.end : mention.end + 4]):
        return None
    start = end
    while start and end - start < 12 and (_follows(doc[start - 1]) or doc[start - 1].text in _OF):
        start -= 1
    office = office_at(line, start, end)
    holder = line.at.get(office[1]) if office is not None and office[1] < end else None
    if office is None or holder and holder.actor and refs.cast.kind(holder.actor) == "person":
        return None  # "an ally of the Xian president A B, C D": the office is A B's
    body = None
    if office[1] < end:
        if doc[office[1]].lower_ in _OF:
            body = named(refs, line, office[1] + 1)
        body = body or _body(refs, line, start, office[0])
    else:
        body = _body(refs, line, start, end)
    body = body or _possessor(refs, line, start, end)
    return _office(refs, line, (start, end), office, body)


# --- before the body: "Led by A B, the X", "founded in Yland and headed by General A B, the X"
def _opening(refs: References, line: Line, mention: Mention) -> Iterator[Hit]:
    doc, i = line.doc, mention.start
    while i and may_stand_in(doc[i - 1]) and i - 1 not in line.at:
        i -= 1
    if i < 2 or doc[i - 1].lower_ != "by" or doc[i - 2].lower_ not in _LED:
        return
    opens = i == 2 or doc[i - 3].lower_ in ("and", ",")
    if not opens or text_of(doc[mention.end : mention.end + 1]) != ",":
        return
    led = named(refs, line, mention.end + 1)
    if led is not None and refs.cast.kind(led.actor) in LED_KINDS:
        leader = Referent(mention.actor, mention.how, 0.9)
        yield Hit("opening-led-by", "leadership", line, doc[i - 2],
                  (("leader", (leader,)), ("led", (led,))), Stance(),
                  quote=(i - 2, mention.end))  # fmt: skip


_LED = lex.words("led headed commanded")


# --- without an office: "Xland's A B", "A's Liberation Army"
