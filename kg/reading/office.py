"""Office: the words for an office in a sentence, what tie it is, and what post it gives."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.forms import lemma
from kg.reading.gazetteer import Mention
from kg.reading.hit import Hit
from kg.reading.line import Line
from kg.reading.referent import Referent
from kg.reading.said import Stance

if TYPE_CHECKING:
    from kg.reading.tokens import Token

_INSIDE = ("NOUN", "PROPN", "ADJ", "PART", "NUM", "ADV", "DET", "X")
RANKS = lex.words(
    "general colonel major captain admiral brigadier lieutenant marshal sergeant officer gen. gen "
    "brig. brig col. col maj. maj lt. lt adm. adm capt. sgt. cmdr. cpl. mullah sheikh prince"
)
_DEPUTY = lex.words("vice deputy assistant under acting former")
# what an office is of, within its own name: "secretary of state", "chief of staff"
PORTFOLIOS = lex.words(
    "state defense defence staff foreign military security interior justice finance intelligence "
    "operations mission general affairs police"
)
_HEADS_OF_PORTFOLIOS = lex.words("secretary minister chief chiefs head director ministers")
_POSTS = {"spokesman": "spokesperson", "spokeswoman": "spokesperson"}


@dataclass(frozen=True)
class Office:
    """An office in the text: its tokens and the body that it belongs to."""

    start: int
    end: int
    body: Referent
    former: bool


def may_stand_in(token: "Token") -> bool:
    """True for a word that a title before a name may hold."""
    if token.text in ("-", "'s", "'", "/", "&"):
        return True
    if token.lower_ == "of" and token.i and token.nbor(-1).lower_ in _HEADS_OF_PORTFOLIOS:
        return token.i + 1 < len(token.doc) and token.nbor().lower_ in PORTFOLIOS
    return token.pos_ in _INSIDE and not (
        token.pos_ == "DET" and token.lower_ not in ("the", "a", "an")
    )


def is_office(token: "Token") -> bool:
    """True for a word such as `minister` or `spokesmen`."""
    return bool({token.lower_, lemma(token), token.lower_.removesuffix("s")} & lex.OFFICES)


def office_at(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The last office in a range (a rank only if it is the only one), with its words before."""
    at = [i for i in range(start, end) if is_office(line.doc[i]) and i not in line.at]
    if not at:
        return None
    # "army spokesman Col. A B" is a spokesman
    last = next((i for i in reversed(at) if line.doc[i].lower_ not in RANKS), at[-1])
    first = last
    while first > start and _of_office(line, first - 1):
        first -= 1
    return first, max(last + 1, _of_portfolio(line, last, end))


def _of_office(line: Line, i: int) -> bool:
    token = line.doc[i]
    return (
        i not in line.at
        and token.pos_ in ("NOUN", "PROPN", "ADJ")
        and token.lower_ not in lex.DISOWNED
    )


def _of_portfolio(line: Line, i: int, end: int) -> int:
    """Where an office ends that is of something: "secretary of state"."""
    named = i + 2 < end and line.doc[i + 1].lower_ == "of"
    return i + 3 if named and line.doc[i + 2].lower_ in PORTFOLIOS else i + 1


def is_former(line: Line, start: int, end: int) -> bool:
    """True where the words say that the office was held before."""
    return any(t.lower_ in lex.FORMER for t in line.doc[max(0, start - 1) : end])


def is_disowned(line: Line, start: int, end: int) -> bool:
    """True for a rebel commander: no officer of the state whose country he is from."""
    return any(t.lower_ in lex.DISOWNED for t in line.doc[start:end])


def held(line: Line, mention: Mention, office: Office, rule: str = "title") -> Hit:
    """The hit that a person holds an office."""
    words = line.doc[office.start : office.end]
    head = next((t for t in reversed(words) if is_office(t)), words[-1])
    kind, roles = _tie(head)
    person = Referent(mention.actor, mention.how, 0.95)
    quote = (min(office.start, mention.start), max(office.end, mention.end))
    for i in range(quote[0] - 1, max(-1, quote[0] - 6), -1):
        at = line.at.get(i)
        if at and at.actor == office.body.actor:
            quote = (at.start, quote[1])
            break
    return Hit(
        rule, kind, line, head, ((roles[0], (person,)), (roles[1], (office.body,))),
        Stance(status="ended" if office.former else ""), post=_post(words, head), quote=quote,
    )  # fmt: skip


def _tie(head: "Token") -> tuple[str, tuple[str, str]]:
    word = head.lower_ if head.lower_ in lex.OFFICES else lemma(head)
    before = head.nbor(-1).lower_ if head.i else ""
    if word in lex.SPEAKING:
        return "representation", ("representative", "represented")
    if word in lex.LEADING and before not in _DEPUTY:
        return "leadership", ("leader", "led")
    if word == "minister" and before == "prime":
        return "leadership", ("leader", "led")
    return "membership", ("member", "whole")


def _post(words, head: "Token") -> str:
    if head.lower_ in _POSTS:
        return _POSTS[head.lower_]
    return " ".join(t.lower_ for t in words if t.pos_ != "PUNCT")
