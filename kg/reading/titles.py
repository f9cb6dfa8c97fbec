"""Titles: who leads, speaks for or belongs to whom, from titles, appositions and possessives.

"Xland's foreign minister, A B", "A B, an X spokesman", "X leader A B", "A's Liberation Army". These
are read off the order of words, where a parser errs more often than a pattern does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.gazetteer import Mention
from kg.reading.hit import Hit
from kg.reading.reference import References, Referent
from kg.reading.stance import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = ("NOUN", "PROPN", "ADJ", "PART", "NUM", "ADV", "DET", "X")
_DEPUTY = lex.words("vice deputy assistant under acting former")
_LED_KINDS = ("armed-group", "coalition", "political-body", "government")


@dataclass(frozen=True)
class _Office:
    """An office in the text: its tokens and the body that it belongs to."""

    start: int
    end: int
    body: Referent
    former: bool


def titles(refs: References, line: Line) -> Iterator[Hit]:
    """The offices that a sentence gives to the persons whom it names."""
    for mention in line.mentions:
        if not mention.actor or refs.cast.kind(mention.actor) != "person":
            continue
        found = [_before(refs, line, mention), _after(refs, line, mention)]
        offices = [o for o in (*found, *([] if any(found) else [_apart(refs, line, mention)])) if o]
        offices = [o for o in offices if o.body.actor != mention.actor]
        for office in offices:
            yield _hit(line, mention, office)
        if not offices and (own := _owns(refs, line, mention)) is not None:
            yield own


def _before(refs: References, line: Line, mention: Mention) -> _Office | None:
    """ "UN envoy A B", "Xland's President A B", "President A B of Xland"."""
    start = mention.start
    while start and _may_stand_in(line.doc[start - 1]):
        start -= 1
    office = _office_at(line, start, mention.start)
    if office is None:
        return None
    body = _body(refs, line, start, mention.start)
    after = line.doc[mention.end : mention.end + 2]
    if body is None and len(after) == 2 and after[0].lower_ == "of":
        body = _named(refs, line, after[1].i)
    if body is None or _disowned(refs, line, start, mention.start, body):
        return None
    return _Office(*office, body, _is_former(line, start, mention.start))


def _may_stand_in(token: "Token") -> bool:
    if token.text in ("-", "'s", "'", "/", "&"):
        return True
    if (
        token.lower_ == "of"
        and token.i
        and token.nbor(-1).lower_ in ("secretary", "minister", "chief")
    ):
        return token.i + 1 < len(token.doc) and token.nbor().lower_ in (
            "state",
            "defense",
            "defence",
            "staff",
        )
    return token.pos_ in _INSIDE and not (
        token.pos_ == "DET" and token.lower_ not in ("the", "a", "an")
    )


def _office_at(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The last office word in a range, with the words of the office that stand before it."""
    for i in range(end - 1, start - 1, -1):
        if _is_office(line.doc[i]):
            first = i
            while first > start and _of_office(line, first - 1):
                first -= 1
            return first, max(i + 1, _of_state(line, i, end))
    return None


def _is_office(token: "Token") -> bool:
    return token.lower_ in lex.OFFICES or lemma(token) in lex.OFFICES


def _of_office(line: Line, i: int) -> bool:
    token = line.doc[i]
    return (
        i not in line.at
        and token.pos_ in ("NOUN", "PROPN", "ADJ")
        and token.lower_ not in lex.DISOWNED
    )


def _of_state(line: Line, i: int, end: int) -> int:
    return i + 3 if i + 2 < end and line.doc[i + 1].lower_ == "of" else i + 1


def _body(refs: References, line: Line, start: int, end: int) -> Referent | None:
    """The body named nearest before the office."""
    for i in range(end - 1, start - 1, -1):
        mention = line.at.get(i)
        if mention is None or not mention.actor or mention.end - 1 != i:
            continue
        if refs.cast.kind(mention.actor) == "person":
            return None
        if mention.end < len(line.doc) and line.doc[mention.end].text == "-":
            continue
        return Referent(mention.actor, mention.how, 0.95)
    return None


def _named(refs: References, line: Line, i: int) -> Referent | None:
    while i < len(line.doc) and line.doc[i].lower_ in ("the", "its"):
        i += 1
    mention = line.at.get(i)
    if (
        mention
        and mention.actor
        and refs.cast.kind(mention.actor) != "person"
        and mention.how != "demonym"
    ):
        return Referent(mention.actor, mention.how, 0.95)
    for noun in line.doc[i : i + 3]:
        if noun.pos_ == "NOUN":
            found = refs.resolve(line, noun)
            return found[0] if found and refs.cast.kind(found[0].actor) != "person" else None
    return None


def _disowned(refs: References, line: Line, start: int, end: int, body: Referent) -> bool:
    """A rebel commander is no officer of the state whose country he is from."""
    if refs.cast.kind(body.actor) != "state":
        return False
    return any(t.lower_ in lex.DISOWNED for t in line.doc[start:end])


def _is_former(line: Line, start: int, end: int) -> bool:
    return any(t.lower_ in lex.FORMER for t in line.doc[start:end])


def _after(refs: References, line: Line, mention: Mention) -> _Office | None:
    """ "A B, an X spokesman", "A B, head of the X", "A B, Xland's foreign minister"."""
    doc = line.doc
    if mention.end >= len(doc) or doc[mention.end].text not in (",", "("):
        return None
    start = end = mention.end + 1
    while end < len(doc) and end - start < 14 and (_may_stand_in(doc[end])):
        end += 1
    office = _office_at(line, start, end)
    if office is None or any(t.text == "and" for t in doc[start:end]):
        return None
    body = _body(refs, line, start, end)
    if body is None and office[1] < len(doc) and doc[office[1]].lower_ in ("of", "for", "in"):
        body = _named(refs, line, office[1] + 1)
    if body is None:
        body = _possessor(refs, line, start, end)
    if body is None or _disowned(refs, line, start, end, body):
        return None
    return _Office(*office, body, _is_former(line, start, end))


def _possessor(refs: References, line: Line, start: int, end: int) -> Referent | None:
    """ "the coalition's spokesman", "its spokesman"."""
    for token in line.doc[start:end]:
        if token.dep_ == "nmod:poss" and token.i not in line.at:
            found = [r for r in refs.resolve(line, token) if refs.cast.kind(r.actor) != "person"]
            if found:
                return found[0]
    return None


def _apart(refs: References, line: Line, mention: Mention) -> _Office | None:
    """ "Xland's foreign minister, A B", "the leader of the X, A B"."""
    doc, end = line.doc, mention.start - 1
    if end < 2 or doc[end].text != ",":
        return None
    start = end
    while (
        start
        and end - start < 12
        and (_may_stand_in(doc[start - 1]) or doc[start - 1].lower_ in ("of", "for"))
    ):
        start -= 1
    office = _office_at(line, start, end)
    if office is None:
        return None
    if office[1] < end:
        body = _named(refs, line, office[1] + 1) if doc[office[1]].lower_ in ("of", "for") else None
    else:
        body = _body(refs, line, start, end)
    if body is None or _disowned(refs, line, start, end, body):
        return None
    return _Office(*office, body, _is_former(line, start, end))


def _owns(refs: References, line: Line, mention: Mention) -> Hit | None:
    """ "A's Liberation Army": a person's armed body is led by that person."""
    doc = line.doc
    if mention.end + 1 >= len(doc) or doc[mention.end].lower_ not in ("'s", "'"):
        return None
    i = mention.end + 1
    while (
        i < len(doc)
        and i not in line.at
        and doc[i].pos_ in ("ADJ", "NOUN", "PUNCT", "VERB")
        and i < mention.end + 5
    ):
        i += 1
    owned = line.at.get(i)
    if not owned or not owned.actor or owned.how == "demonym":
        return None
    if refs.cast.kind(owned.actor) not in _LED_KINDS or i > mention.end + 4:
        return None
    roles = (
        ("leader", (Referent(mention.actor, mention.how, 0.9),)),
        ("led", (Referent(owned.actor, owned.how, 0.9),)),
    )
    return Hit("persons-body", "leadership", line, doc[mention.end - 1], roles, Stance(),
               quote=(mention.start, owned.end))  # fmt: skip


def _hit(line: Line, mention: Mention, office: _Office) -> Hit:
    words = line.doc[office.start : office.end]
    head = next((t for t in reversed(words) if _is_office(t)), words[-1])
    kind, roles = _kind(line, head)
    person = Referent(mention.actor, mention.how, 0.95)
    quote = (min(office.start, mention.start), max(office.end, mention.end))
    for i in range(quote[0] - 1, max(-1, quote[0] - 6), -1):
        at = line.at.get(i)
        if at and at.actor == office.body.actor:
            quote = (at.start, quote[1])
            break
    return Hit(
        "title", kind, line, head, ((roles[0], (person,)), (roles[1], (office.body,))),
        Stance(status="ended" if office.former else ""), post=_post(words, head), quote=quote,
    )  # fmt: skip


def _kind(line: Line, head: "Token") -> tuple[str, tuple[str, str]]:
    word = head.lower_ if head.lower_ in lex.OFFICES else lemma(head)
    before = head.nbor(-1).lower_ if head.i else ""
    if word in lex.SPEAKING:
        return "representation", ("representative", "represented")
    if word in lex.LEADING and before not in _DEPUTY:
        return "leadership", ("leader", "led")
    if word == "minister" and before == "prime":
        return "leadership", ("leader", "led")
    return "membership", ("member", "whole")


_POSTS = {"spokesman": "spokesperson", "spokeswoman": "spokesperson"}


def _post(words, head: "Token") -> str:
    if head.lower_ in _POSTS:
        return _POSTS[head.lower_]
    return " ".join(t.lower_ for t in words if t.pos_ != "PUNCT")
