"""The nouns: what makes a claim the same claim, ties that know no first and second, and KINDS."""

import hashlib
import json
from dataclasses import fields, replace

import pytest

from kg.dates import Moment, Span
from kg.model import (
    EVENT_KINDS,
    KINDS,
    MEANS,
    TIE_KINDS,
    VERBS,
    Chronicle,
    Claim,
    Count,
    Event,
    Evidence,
    Tie,
    includes,
)
from kg.model.claims import COUNTED

BACKING = Tie.between("backing", "westland", "north-army")
FERRY = Event("battle", "2021-09-ferry", "Battle of the ferry")
ON = Moment.parse("2021-03-04")
CLAIM = Claim(
    BACKING,
    "courier-2021-03-04",
    published=ON,
    according_to="south-front",
    span=Span.parse("2020-11/..", "2021-03-04", "since November"),
    place="ferry-town",
    means=("weapons", "training"),
    post="patron",
    counts=(Count("killed", 40, 50),),
    evidence=Evidence("It arms them.", "page 3", "arms the north", 10, 24, "it ", " now"),
    method="read",
    rule="arms",
    confidence=0.9,
    credibility="2",
    note="to be watched",
    origin="facts.yml:3",
)

# field -> another value that makes it another claim
SAYS = {
    "about": Tie.between("backing", "westland", "north-army", "eastland"),
    "source": "wire-2021-03-04",
    "polarity": "denies",
    "certainty": "alleged",
    "according_to": "eastland",
    "place": "two-banks",
    "means": ("weapons",),
    "post": "paymaster",
    "roles": (("attacker", ("north-army",)),),
    "counts": (Count("killed", 40, None),),
    "method": "curated",
    "rule": "backed-by",
}
SPANS = [
    Span.parse("2020-11/", "2021-03-04", "since November"),
    Span.parse("2020-11/..", "2021-03-05", "since November"),
    Span.parse("2020-11/..", "", "since November"),
    Span.parse("2020-11/..", "2021-03-04", "since the autumn"),
    Span.parse("2020-11-01/..", "2021-03-04", "since November"),
    Span.parse("2020-11~/..", "2021-03-04", "since November"),
    Span(),
]
PROOFS = [
    replace(CLAIM.evidence, paraphrase="It sends arms."),
    replace(CLAIM.evidence, locator="page 4"),
    replace(CLAIM.evidence, exact="arms the South"),
    replace(CLAIM.evidence, start=11),
    replace(CLAIM.evidence, start=None, end=None),
]
OTHERS = [
    *(replace(CLAIM, **{key: value}) for key, value in SAYS.items()),
    *(replace(CLAIM, span=span) for span in SPANS),
    *(replace(CLAIM, evidence=proof) for proof in PROOFS),
]
# what is known about the claim, and is not said by it
ABOUT = {
    "published": Moment.parse("2021-03-05"),
    "confidence": 0.2,
    "credibility": "5",
    "retracted": Moment.parse("2021-04"),
    "note": "",
    "origin": "other.yml:9",
}


@pytest.mark.parametrize("key", ABOUT)
def test_a_claim_stays_the_same_claim_when_only_what_we_think_of_it_changes(key):
    assert replace(CLAIM, **{key: ABOUT[key]}).id == CLAIM.id


def test_what_finds_a_quote_again_does_not_make_another_claim():
    found = replace(CLAIM.evidence, prefix="", suffix="")
    assert replace(CLAIM, evidence=found).id == CLAIM.id


@pytest.mark.parametrize("other", OTHERS)
def test_a_claim_that_says_something_else_is_another_claim(other):
    assert other.id != CLAIM.id
    assert other != CLAIM


def test_no_two_of_the_other_claims_are_the_same():
    assert len({other.id for other in OTHERS}) == len(OTHERS)


def test_every_field_of_a_claim_either_is_said_or_is_about_it():
    assert {field.name for field in fields(Claim)} == {*SAYS, *ABOUT, "span", "evidence"}


def test_where_a_claim_was_written_does_not_matter_to_its_equality():
    assert replace(CLAIM, origin="elsewhere.yml:1") == CLAIM
    assert replace(CLAIM, note="") != CLAIM


def test_a_claim_is_named_after_its_fact_and_eight_hex_digits():
    fact, _, digits = CLAIM.id.rpartition("-")
    assert fact == "westland-backs-north-army"
    assert len(digits) == 8 and set(digits) <= set("0123456789abcdef")


def test_the_id_of_a_claim_never_changes_between_versions():
    claim = Claim(BACKING, "courier-2021-03-04", evidence=Evidence("It arms them."))
    assert claim.id == "westland-backs-north-army-cd551b68"


def test_the_actors_of_a_tie_stand_in_the_tie_and_those_of_an_event_in_the_claim():
    assert CLAIM.participants == (("backer", ("westland",)), ("backed", ("north-army",)))
    assert CLAIM.actors == {"westland", "north-army"}  # and not the speaker
    roles = (("attacker", ("south-front", "river-brigade")), ("defender", ("north-army",)))
    battle = Claim(FERRY, "courier-2021-09-20", roles=roles, according_to="eastland")
    assert battle.participants == roles
    assert battle.actors == {"south-front", "river-brigade", "north-army"}


def test_some_means_say_nothing_in_particular():
    assert CLAIM.specific_means == ("weapons", "training")
    assert replace(CLAIM, means=("unspecified",)).specific_means == ()
    assert replace(CLAIM, means=("unknown", "funding")).specific_means == ("funding",)


# ---- ties


@pytest.mark.parametrize("kind", [kind for kind in TIE_KINDS.values() if kind.symmetric])
def test_a_symmetric_tie_knows_no_first_and_second(kind):
    one, other = Tie.between(kind.name, "b", "a"), Tie.between(kind.name, "a", "b")
    assert one == other and one.id == other.id and hash(one) == hash(other)
    assert one.roles == ((kind.roles[0].name, ("a", "b")),)


@pytest.mark.parametrize("kind", [kind for kind in TIE_KINDS.values() if not kind.symmetric])
def test_a_directed_tie_is_another_when_turned_round(kind):
    one, other = Tie.between(kind.name, "b", "a"), Tie.between(kind.name, "a", "b")
    assert one != other and one.id != other.id
    first, second = kind.role_names[:2]
    assert one.roles == ((first, ("b",)), (second, ("a",)))


def test_backing_against_someone_is_a_tie_of_its_own():
    tie = Tie.between("backing", "eastland", "lakeland", "westland")
    assert tie.id == "eastland-backs-lakeland-against-westland"
    assert tie.sentence == "eastland backs lakeland against westland"
    assert tie.roles[2] == ("against", ("westland",))
    assert tie != Tie.between("backing", "eastland", "lakeland")


def test_ties_of_two_kinds_between_the_same_actors_have_two_ids():
    ids = {Tie.between(kind, "a", "b").id for kind in TIE_KINDS}
    assert len(ids) == len(TIE_KINDS)


# ---- the table of kinds


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_kind_says_what_it_means_and_who_takes_part(kind):
    assert kind.meaning.endswith(".") and kind.meaning[0].isupper()
    assert kind.roles
    assert len(set(kind.role_names)) == len(kind.role_names)
    assert set(kind.required) <= set(kind.role_names)
    assert not any(set("?! ") & set(name) for name in kind.role_names)
    assert kind.edge is None or set(kind.edge) <= set(kind.role_names)
    assert kind.sign in (-1, 0, 1)
    assert kind.sign == 0 or kind.edge


def test_every_kind_stands_under_its_own_name_once():
    assert not set(TIE_KINDS) & set(EVENT_KINDS)
    assert all(name == kind.name for name, kind in KINDS.items())
    assert all(kind.is_tie == (kind.name in TIE_KINDS) for kind in KINDS.values())


def test_every_tie_has_an_edge_a_verb_and_a_predicate_of_its_own():
    kinds = TIE_KINDS.values()
    assert all(kind.edge and kind.verb and kind.predicate for kind in kinds)
    assert len({kind.verb for kind in kinds}) == len(kinds) == len(VERBS)
    assert len({kind.predicate for kind in kinds}) == len(kinds)
    assert all(VERBS[kind.verb] is kind for kind in kinds)


def test_no_event_has_a_verb_or_predicate_of_a_tie():
    assert not any(kind.verb or kind.predicate for kind in EVENT_KINDS.values())


def test_a_tie_needs_both_of_its_ends_and_only_backing_names_an_opponent():
    for kind in TIE_KINDS.values():
        assert kind.required == tuple(dict.fromkeys(kind.edge))
        assert set(kind.role_names) - set(kind.required) == (
            {"against"} if kind.name == "backing" else set()
        )


def test_who_is_friendly_and_who_is_hostile():
    signs = {name: kind.sign for name, kind in TIE_KINDS.items()}
    assert signs == {
        "backing": 1,
        "alliance": 1,
        "opposition": -1,
        "membership": 1,
        "leadership": 1,
        "representation": 1,
        "succession": 0,
    }
    assert {kind.name for kind in EVENT_KINDS.values() if kind.sign == 1} == {
        "delivery", "deployment", "recognition",
    }  # fmt: skip


# ---- means, counts, the chronicle


def test_every_means_leads_up_to_one_of_the_broadest():
    for means in MEANS:
        assert includes(means, means)
        top = [broad for broad in MEANS if MEANS[broad] is None and includes(broad, means)]
        assert len(top) == 1


def test_a_broad_means_includes_its_cases_and_not_the_other_way_round():
    assert includes("military", "mercenaries") and includes("troops", "mercenaries")
    assert not includes("mercenaries", "troops")
    assert not includes("military", "funding")
    assert not includes("military", "unspecified")


def test_a_count_is_a_number_a_range_or_a_least_number():
    counts = [Count("killed", 0, 0), Count("killed", 40, 50), Count("killed", 40, None)]
    assert [str(count) for count in counts] == ["0", "40..50", "40+"]
    assert not set(COUNTED) & {role for kind in KINDS.values() for role in kind.role_names}


def test_a_chronicle_lists_each_fact_once_in_order_of_id():
    battle = Claim(FERRY, "courier-2021-09-20")
    chronicle = Chronicle(claims=(CLAIM, battle, replace(CLAIM, polarity="denies")))
    assert list(chronicle.facts) == ["2021-09-ferry", "westland-backs-north-army"]
    assert chronicle.ties == [BACKING]
    assert chronicle.events == [FERRY]


def test_the_digits_are_those_of_the_plain_json_of_what_is_said():
    """A claim's id is cited: how its text is put together may change, its digits may not."""
    said = [
        CLAIM.about.id, CLAIM.source, CLAIM.polarity, CLAIM.certainty, CLAIM.according_to,
        "2020-11/..", "2021-03-04", "since November", CLAIM.place, list(CLAIM.means), CLAIM.post,
        [], [["killed", "40..50"]], "It arms them.", "page 3", "arms the north", 10, CLAIM.method,
        CLAIM.rule,
    ]  # fmt: skip
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
    assert CLAIM.id.endswith(f"-{digest[:8]}")
