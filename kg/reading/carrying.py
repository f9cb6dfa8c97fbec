"""Carrying: the verb that carries a noun's meaning ("launched a series of attacks")."""

from typing import TYPE_CHECKING

from kg.reading.forms import lemma
from kg.reading.lexicon import words
from kg.reading.voice import (
    case_of,
)

if TYPE_CHECKING:
    from kg.reading.tokens import Token

LIGHT = words(
    "launch carry conduct mount stage make hold sign reach give provide offer lend extend "
    "receive get obtain enjoy win secure declare announce wage begin start open continue "
    "intensify conclude step escalate lead have send deliver face attract impose order "
    "take boost increase expand promise pledge cut end suspend halt stop scale accept "
    "agree broker propose restart resume attend join reopen forge strike undertake "
    "execute perform plan prepare need seek lose deploy restrict reiterate voice express "
    "pursue fight unleash break violate renew cancel bring supply channel throw put "
    "count rely depend lean draw derive keep gain retain lack find solicit garner withdraw "
    "reaffirm initiate schedule arrange convene host issue hammer work clinch commit reject "
    "observe respect honour honor finalise finalize slap form seal cement deepen vow approve "
    "authorise authorize allocate affirm underline"
)
# whose subject is the taker
TAKING = words(
    "receive get obtain enjoy win secure attract face have count rely depend lean draw derive keep "
    "gain retain lack find solicit garner seek need lose"
)
_NOMINAL = ("NOUN", "PROPN", "NUM", "SYM")


def carrier(noun: "Token") -> "Token | None":
    """The verb that carries a noun's meaning: `launched` in "launched a series of attacks"."""
    head, dep = noun.head, noun.dep_
    hops = 0
    while dep in ("nmod", "conj", "appos") and head.pos_ in _NOMINAL and hops < 2:
        amount = case_of(noun) == "in" and (head.like_num or head.pos_ in ("NUM", "SYM"))
        if dep == "nmod" and lemma(head) not in _PARTITIVE and not amount:
            return None
        dep, head, hops = head.dep_, head.head, hops + 1
    return head if head.pos_ in ("VERB", "AUX") and dep not in ("ROOT",) else None


_PARTITIVE = words(
    "series wave round number string spate week month day hour year campaign dozen "
    "hundred set flurry barrage batch lot bout couple kind amount ton rest part start "
    "beginning end escalation upsurge"
)


def clause(token: "Token") -> list["Token"]:
    """The word and the words above it, up to the root."""
    chain = [token]
    while chain[-1].head != chain[-1]:
        chain.append(chain[-1].head)
    return chain


def points_back(token: "Token") -> bool:
    """True for "the attack", "that deal": a happening that has been told."""
    return token.pos_ != "VERB" and any(
        c.lower_ in ("the", "this", "that", "these", "those") and c.i < token.i
        for c in token.children
    )


def is_counted(token: "Token") -> bool:
    """True for "135 strikes", "a series of attacks": a number of happenings, not one."""
    of = token.head if token.dep_ == "nmod" and lemma(token.head) in _PARTITIVE else None
    return of is not None or any(c.dep_ == "nummod" for c in token.children)
