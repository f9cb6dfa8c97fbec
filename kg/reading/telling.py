"""Telling: who says what a verb of speech tells, wherever the word for the speaker stands."""

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.forms import NEVER_NOUNS, lemma
from kg.reading.said import Stance

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def teller_of(verb: "Token") -> "Token | None":
    """The word for who says it; None where nobody is named."""
    subject = _teller_of(verb)
    if subject is not None and subject.lower_ in ("statement", "communique", "report", "letter"):
        by = [c for c in subject.children if c.dep_ == "nmod" and c.i > subject.i]
        by = [c for c in by if any(k.lower_ in ("by", "from") for k in c.children)]
        return by[0] if by else subject  # "a statement by X said"
    return subject


def _teller_of(verb: "Token") -> "Token | None":
    subject = _set_apart(verb) or next(
        (c for c in verb.children if c.dep_ in ("nsubj", "obl:agent")), None
    )
    before = verb.nbor(-1) if verb.i else None
    if subject is None and verb.lower_ in NEVER_NOUNS and verb.pos_ == "NOUN":
        subject = next((c for c in verb.children if c.dep_ == "compound"), None)
    if subject is None and verb.lower_.endswith("ing") and before is not None:
        if before.pos_ in ("NOUN", "PROPN"):  # "a statement by an official saying"
            subject = before
        elif before.lower_ == "as":  # "quoted X as saying"
            subject = next((c for c in verb.head.children if c.dep_ == "obj"), None)
    if subject is None and verb.dep_ in ("acl:relcl", "acl"):
        subject = verb.head
    if subject is None and verb.dep_ in ("conj", "xcomp", "advcl"):
        subject = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    return subject


_CHARGING = lex.words("charge allege claim contend insist")
_OPEN, _CLOSE = ('"', "\u201c", "``"), ('"', "\u201d", "''")


def voiced(word: "Token") -> Stance:
    """The stance of a word used in passing: a charge within quotation marks or after "charges
    that", whose words are the speaker's; else stated by the text itself."""
    above = [word, *word.ancestors]
    for here, head in pairwise(above):
        if here.dep_ != "ccomp" or lemma(head) not in lex.TELLING | lex.ACCUSE:
            continue
        if lemma(head) in _CHARGING or _is_quoted(word):
            return Stance(alleged=True, accused=True, speaker=teller_of(head), speech=head)
    return Stance(alleged=True) if _is_quoted(word) else Stance()


def _is_quoted(word: "Token") -> bool:
    """True between quotation marks that hold a clause, not a few words set off."""
    doc = word.doc
    start = next((i for i in range(word.i - 1, -1, -1) if doc[i].text in _OPEN + _CLOSE), -1)
    if start < 0 or doc[start].text not in _OPEN or start and doc[start].whitespace_:
        return False
    if sum(t.text in _OPEN + _CLOSE for t in doc[: start + 1]) % 2 == 0 and doc[start].text == '"':
        return False
    return any(t.pos_ in ("VERB", "AUX") and t.i != word.i for t in _until_closed(doc, start + 1))


def _until_closed(doc, start: int):
    return takewhile(lambda t: t.text not in _CLOSE, doc[start:])


def _set_apart(verb) -> "Token | None":
    """X in "Y, X said, had ...", in "said X" after a comma and in "after X last week said"."""
    doc, i = verb.doc, verb.i
    if lemma(verb) not in lex.TELLING or i < 2 or i + 1 >= len(doc):
        return None
    if doc[i + 1].text == "," and (subject := _phrase_before(doc, i, (",",))) is not None:
        return subject
    while i > 1 and (doc[i - 1].lower_ in _WHEN or doc[i - 1].pos_ == "ADV"):
        i -= 1
    return _phrase_before(doc, i, _WHILE) if i < verb.i else None


def _phrase_before(doc, end: int, opened_by: tuple[str, ...]) -> "Token | None":
    """The last word of the noun phrase that ends here, where one of these words opens it."""
    if doc[end - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    for i in range(end - 2, max(-1, end - 8), -1):
        if doc[i].lower_ in opened_by:
            return doc[end - 1]
        if doc[i].pos_ not in ("NOUN", "PROPN", "DET", "ADJ", "PART"):
            return None
    return None


_WHILE = ("after", "when", "as", "while", "because", "since", "before")
_WHEN = lex.words(
    "on this last earlier week month year day monday tuesday wednesday thursday friday saturday "
    "sunday yesterday today late early afternoon morning evening night"
)


def named_after_according(doc) -> "Token | None":
    """The noun after "according to", wherever the parser hung it."""
    for token in doc[:-2]:
        if token.lower_ == "according" and token.nbor().lower_ == "to":
            for noun in doc[token.i + 2 :]:
                if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ not in ("compound", "nmod:poss"):
                    return noun
    return None
