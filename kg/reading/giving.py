"""Giving: the means of support that the words for what is given tell; relief for people is none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.complements import Slots
from kg.reading.forms import lemma
from kg.reading.reference import Referent
from kg.reading.rule import Rule
from kg.reading.trees import slots
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.cast import Cast
    from kg.reading.tokens import Token


def means_of(one: Rule, token: "Token", found: Slots) -> tuple[str, ...] | None:
    """The means of support, in the order of the text; None where what is given is no backing.

    Things name them ("drones"), and so does what qualifies them ("military and financial aid") or
    what a verb of backing does it with ("with drones", "financially").
    """
    if not one.thing:
        open_ = one.kind == "backing" and one.means == "unspecified"
        return open_ and (_beside(token) or _men(found)) or (one.means,)
    things = [token] if one.thing == ("self",) else [w for name in one.thing for w in found[name]]
    for thing in things:
        for word in [thing, *_inside(thing)]:
            if known := _kind(word):
                told = _qualified(word, known) if one.thing != ("mod", "of") else (known,)
                return told and tuple(dict.fromkeys((*told, *_beside_it(word))))
    return (one.means,) if one.means else None


def _kind(word: "Token") -> str:
    if word.text in ("$", "\u20ac", "\u00a3") and not any(
        case_of(c) == "of" for c in word.children
    ):
        return "funding"
    return lex.THINGS.get(lemma(word)) or lex.THINGS.get(word.lower_, "")


def _beside_it(word: "Token") -> list[str]:
    """The means that "arms, money and training" names after the first."""
    named = [(w, _kind(w)) for w in sorted(word.conjuncts, key=lambda w: w.i) if w.i > word.i]
    told = [m for w, known in named if known for m in _qualified(w, known) or ()]
    return [m for m in told if m != "unspecified"]


def _men(found: Slots) -> tuple[str, ...]:
    """The men who are sent to help, or who help: "sent fighters to help X", "its troops help X"."""
    sent = [w for verb in found["under"] for w in slots(verb)["object"]]
    men = [_kind(word) for word in (*sent, *found["subject"]) if word.pos_ == "NOUN"]
    return tuple(dict.fromkeys(m for m in men if m in _MEN))


_MEN = ("troops", "mercenaries")
_TOOL = ("with", "through", "via", "using", "in the form of")


def _beside(verb: "Token") -> tuple[str, ...]:
    """The means that "with drones", "through training" or "financially" add to a verb."""
    hung = [*verb.children]
    hung += [c for word in hung if word.dep_ in ("obj", "nsubj:pass") for c in word.children]
    told: list[str] = []
    for child in sorted(hung, key=lambda token: token.i):
        if child.lower_ in lex.MEANS_BY_ADVERB:
            manner = [child, *(c for c in child.children if c.dep_ == "conj")]
            told += [lex.MEANS_BY_ADVERB.get(w.lower_, "") for w in manner]
        elif child.i > verb.i and case_of(child) in _TOOL:
            for word in [child, *_inside(child)]:
                known = lex.MEANS_BY_TOOL.get(lemma(word)) or lex.MEANS_BY_TOOL.get(word.lower_)
                told += (_qualified(word, known) or ()) if known else ()
    return tuple(m for m in dict.fromkeys(told) if m and m != "unspecified")


def _inside(thing: "Token") -> list["Token"]:
    """The words within "some ten crates' worth of rifles", or in a list."""
    return [t for t in thing.subtree if t.i != thing.i and t.pos_ == "NOUN" and t.dep_ in (
        "conj", "nmod", "compound", "nmod:poss")]  # fmt: skip


def _qualified(word: "Token", known: str) -> tuple[str, ...] | None:
    """The means of a thing with what qualifies it; None for relief and other civil help."""
    for child in word.children:
        if child.dep_ in ("amod", "compound") and child.lower_ in lex.CIVIL:
            return None
    if known != "unspecified":
        return (known,)
    near = {w.i: w for child in word.children for w in (child, *child.conjuncts) if w.i < word.i}
    qualities = [lex.MEANS_BY_ADJECTIVE.get(near[i].lower_) for i in sorted(near)]
    return tuple(dict.fromkeys(filter(None, qualities))) or (known,)


def is_only_where(means: tuple[str, ...], cast: "Cast", backed: Iterable[Referent]) -> bool:
    """True when men are sent into a country and nothing tells for whom: "troops to Xland"."""
    return set(_MEN) >= set(means) and all(
        r.how == "name" and cast.kind(r.actor) == "state" for r in backed
    )
