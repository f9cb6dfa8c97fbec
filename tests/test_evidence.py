"""What answers rest on: why, disputes, stale ties, gaps, coverage, changes and citations."""

import json
import re
from dataclasses import replace
from datetime import date

import bibtexparser
import pytest
from citeproc.source.json import CiteProcJSON
from test_support import chronicle, event, tie

from kg.dates import Moment
from kg.evidence import (
    FORMS,
    GAPS,
    between_builds,
    between_days,
    between_knowledge,
    citations,
    coverage,
    dataset,
    disputes,
    gaps,
    leave_one_out,
    reasons,
    single_source,
    stale,
)
from kg.model import Actor, Evidence, Source
from kg.view import Persistence, View

SOURCES = {
    id: Source(id, "article", id, agency=agency, published=Moment.parse("2001-12-31"))
    for id, agency in (("gazette", ""), ("herald", "Wire"), ("mirror", "Wire"))
}


def on(day, **more) -> View:
    """The view as of a day."""
    return View(as_of=date.fromisoformat(day), **more)


# ---- why

SEEN = (
    tie("arran backs east", attested="2000-03-01"),
    tie("arran backs east", attested="2000-09-01", source="herald"),
)


@pytest.mark.parametrize(
    ("claims", "day", "told"),
    [
        (SEEN, "2000-03-01", "holds, since gazette says so of that day (attested 2000-03-01)"),
        (
            SEEN,
            "2000-06-01",
            "holds between two attestations: 2000-03-01 (gazette) and 2000-09-01 (herald),"
            " with no end told in between",
        ),
        (
            SEEN,
            "2000-10-01",
            "presumed: last attested 2000-09-01 (herald), no end is told since, and ties last"
            " until contradicted",
        ),
        (
            SEEN,
            "2000-01-01",
            "possible: nothing rules the day out, but no claim vouches for it"
            " (attested 2000-03-01)",
        ),
    ],
)
def test_why_tells_the_rule_that_gives_the_verdict(claims, day, told):
    assert reasons(claims, on(day)).verdict == f"on {day}: {told}"


def test_why_not_tells_the_days_of_which_the_claims_speak():
    ended = [tie("arran backs east", "2000-03-01/2000-09-01")]
    found = reasons(ended, on("2000-10-01"))
    assert found.standing is None
    assert found.verdict == (
        "not on 2000-10-01: the claims that count speak of other days (2000-03-01/2000-09-01)"
    )


DENIED = tie("arran backs east", attested="2000-04-01", polarity="denies", according_to="arran")
ALLEGED = tie("arran backs east", attested="2000-03-01", certainty="alleged")
ARMS = tie("arran backs east", attested="2000-03-01", means=("weapons",))
NO_ARMS = replace(DENIED, means=("weapons",))


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (SEEN, "stated: 2 claims state it as a fact that nobody denies"),
        ((ALLEGED,), "alleged: 1 claim affirm it, all as an accusation or a party's word"),
        ((*SEEN, DENIED), "disputed: all that 2 claims affirm is denied by 1 claim"),
        ((DENIED,), "denied: 1 claim of it and nobody affirms it"),
        ((*SEEN, ARMS, NO_ARMS), "stated: 2 claims state it as a fact that nobody denies; 1 claim"),
    ],
)
def test_why_tells_what_makes_the_status(claims, told):
    assert reasons(claims, View()).status.startswith(told)


def test_why_tells_what_hides_a_fact():
    taken_back = [replace(DENIED, retracted=Moment.parse("2001"))]
    assert reasons(taken_back, View()).verdict == (
        "not among the statuses asked for: retracted: every source took its claim back"
    )
    assert reasons(taken_back, View(statuses=frozenset({"retracted"}))).status == (
        "retracted: every source took its claim back"
    )
    assert reasons([DENIED], View(means=frozenset({"weapons"}))).verdict == (
        "no claim that counts speaks of these means"
    )


def test_why_tells_which_filters_shut_claims_out():
    view = View(without=frozenset({"herald"}), known_by=date(2001, 12, 31))
    found = reasons((*SEEN, replace(ALLEGED, published=Moment.parse("2002"))), view)
    assert found.hidden == {"known by 2001-12-31": 1, "without sources herald": 1}
    nothing = reasons(SEEN, View(sources=frozenset({"mirror"})))
    assert nothing.verdict == "no claim counts under these filters; no claim is not a no"


# ---- disputes, single sources


def test_disputes_name_the_voices_on_both_sides():
    (found,) = disputes((*SEEN, DENIED, tie("cyria backs east")), View())
    assert (found.affirm, found.deny) == (("",), ("arran",))


def test_copies_are_one_source():
    copied = (
        tie("arran backs east", source="herald"),
        tie("arran backs east", source="mirror"),
        tie("cyria backs east", source="herald"),
        tie("cyria backs east", source="gazette"),
    )
    (found,) = single_source(copied, View(), SOURCES)
    assert (found.standing.fact.id, found.witness) == ("arran-backs-east", ("herald", "mirror"))


def test_leaving_one_out_tells_what_hangs_on_each_source():
    claims = (*SEEN, DENIED, tie("cyria backs east", source="herald"))
    told = {
        source: [f"{change.fact.id}: {change.what}" for change in changes]
        for source, changes in leave_one_out(claims, on("2000-06-01")).items()
    }
    assert told == {
        "gazette": [
            "arran-backs-east: became stated (was disputed)",
            "arran-backs-east: only possible (was holds)",
        ],
        "herald": [
            "arran-backs-east: only presumed (was holds)",
            "cyria-backs-east: lost (stated)",
        ],
    }


# ---- stale, gaps, coverage


@pytest.mark.parametrize(
    ("length", "days"),
    [("6 months", []), ("5 months", []), ("4 months", [153]), ("152 days", [153]), ("none", [153])],
)
def test_stale_ties_were_last_attested_longer_ago(length, days):
    found = stale(SEEN, on("2001-02-01"), Persistence.parse(length), date.today())
    assert [tie.days for tie in found] == days


def test_what_still_holds_is_not_stale_and_without_a_day_it_is_the_given_one():
    assert stale(SEEN, on("2000-06-01"), Persistence.parse("none"), date.today()) == []
    (found,) = stale(SEEN, View(), Persistence.parse("none"), date(2000, 9, 11))
    assert (found.last, found.days) == (date(2000, 9, 1), 10)


def test_each_kind_of_gap_is_found():
    claims = (
        *SEEN,
        replace(tie("cyria backs east"), published=None),
        event("battle", "ford", "2000-06"),
    )
    known = replace(
        chronicle(*claims),
        sources={"gazette": Source("gazette", "article", "", "The Gazette")},
        actors={"queen": Actor("queen", "person", "The Queen")},
    )
    found = {(gap.kind, gap.id): gap.what for gap in gaps(known, View(), Persistence("3 months"))}
    assert found == {
        ("actor-unnamed", "queen"): "The Queen: no claim that counts names it",
        ("tie-undated", "cyria-backs-east"): "no claim dates it",
        ("tie-start", "arran-backs-east"): "no start is told; held by 2000-03-01",
        ("tie-silence", "arran-backs-east"): "no claim between 2000-03-01 and 2000-09-01",
        ("event-day", "ford"): "no claim gives the day: 2000-06",
        ("event-place", "ford"): "no claim names a place",
        ("event-actors", "ford"): "no claim names anybody",
        ("fact-quote", "arran-backs-east"): "paraphrased only, no claim quotes its source",
        ("fact-quote", "cyria-backs-east"): "paraphrased only, no claim quotes its source",
        ("fact-quote", "ford"): "paraphrased only, no claim quotes its source",
        ("source-day", "gazette"): "published on no day that is told",
        ("source-grade", "gazette"): "The Gazette: no grade of reliability",
    }
    assert {kind for kind, _ in found} == set(GAPS)


def test_coverage_counts_quotes_days_speakers_and_independent_sources():
    claims = (
        *SEEN,
        replace(DENIED, source="mirror"),
        replace(tie("cyria backs east", "2000"), evidence=Evidence(exact="Cyria backs East.")),
        event("battle", "ford", "2000-06"),
    )
    backing, battle, whole = coverage(claims, View(), SOURCES)
    assert vars(backing) == {
        "kind": "backing", "facts": 2, "claims": 4, "quoted": 1, "dated": 3, "attributed": 1,
        "confirmed": 1, "disputed": 1,
    }  # fmt: skip
    assert (battle.kind, battle.dated, battle.confirmed) == ("battle", 0, 0)
    assert (whole.kind, whole.facts, whole.claims, whole.confirmed) == ("all", 3, 5, 1)


def test_a_denial_confirms_nothing():
    claims = (SEEN[0], replace(DENIED, source="herald"))
    assert coverage(claims, View(), SOURCES)[-1].confirmed == 0


# ---- changes


def told(changes) -> list[str]:
    """`arran-backs-east: began 2000-03-01 (stated)` for each change."""
    return [f"{change.fact.id}: {change.what}" for change in changes]


def days(claims, first, second, view=None) -> list[str]:
    """What changed between two days."""
    view = view or View()
    return told(between_days(claims, view, *map(date.fromisoformat, (first, second))))


def test_between_days_ties_begin_and_end_and_events_happen():
    claims = (
        tie("arran backs east", "2000-03-01/2000-09-01"),
        tie("cyria backs east", attested="2000-04-01"),
        event("battle", "ford", "2000-06-15"),
    )
    assert days(claims, "2000-02-01", "2000-07-01") == [
        "arran-backs-east: began 2000-03-01 (stated)",
        "cyria-backs-east: first attested 2000-04-01 (stated)",
        "ford: happened 2000-06-15 (stated)",
    ]
    assert days(claims, "2000-07-01", "2000-12-01") == [
        "arran-backs-east: ended 2000-09-01 (stated)"
    ]
    lapsing = View(persistence=Persistence("6 months"))
    assert days(claims, "2000-07-01", "2001-06-01", lapsing)[1:] == [
        "cyria-backs-east: lapsed: last attested 2000-04-01 (stated)"
    ]
    assert days(claims, "2000-06-15", "2000-07-01") == []


def test_between_states_of_knowledge_facts_come_to_be_known_and_disputed():
    early, late = Moment.parse("2000-01-01"), Moment.parse("2000-12-31")
    claims = (
        replace(SEEN[0], published=early),
        replace(SEEN[1], published=late, means=("weapons",)),
        replace(DENIED, published=late),
        replace(tie("cyria backs east"), published=late),
    )
    found = between_knowledge(claims, View(), date(2000, 6, 1), date(2001, 1, 1))
    assert told(found) == [
        "arran-backs-east: became disputed (was stated)",
        "arran-backs-east: also by: weapons",
        "arran-backs-east: one new source: herald",
        "cyria-backs-east: now known (stated)",
    ]


def test_between_builds_facts_are_added_and_dropped():
    new = (SEEN[0], tie("cyria backs east"))
    old = (*SEEN, event("battle", "ford", "2000-06-15"))
    assert told(between_builds(old, new, View())) == [
        "arran-backs-east: one source less: herald",
        "cyria-backs-east: added (stated)",
        "ford: dropped (stated)",
    ]


# ---- citations

NASTY = Source(
    "paper-2020", "report", 'Arms & men: 100% of {"them"} \\ cost_$5 #1 ~ ^', "The Pa{per", None,
    "https://a.b/c%20d_e?f=1&g=2", Moment.parse("2026-11-23"),
)  # fmt: skip
CITED = [
    Source("daily-2020", "article", "Truce", "The Daily", Moment.parse("2020-03-04"),
           "https://a.b/", Moment.parse("2026-11-23"), language="en", agency="Wire"),
    Source("book-2019", "book", "A War", "Press", Moment.parse("2019")),
    Source("data-x", "dataset", "Events", "Institute", Moment.parse("2018-21")),
    Source("word-x", "statement", "", "Ministry", Moment.parse("2020-05")),
    NASTY,
]  # fmt: skip


def test_plain_citations_are_lines():
    assert FORMS["plain"](citations(CITED)).splitlines() == [
        "The Daily (Wire), “Truce”, 2020-03-04, https://a.b/ (read 2026-11-23).",
        "Press, “A War”, 2019.",
        "Institute, “Events”, 2018-21.",
        "Ministry, “word-x”, 2020-05.",
        f"The Pa{{per, “{NASTY.title}”, undated, {NASTY.url} (read 2026-11-23).",
    ]


def test_another_parser_reads_the_bibtex():
    library = bibtexparser.parse_string(FORMS["bibtex"](citations(CITED)))
    assert not library.failed_blocks
    found = {entry.key: {f.key: f.value for f in entry.fields} for entry in library.entries}
    assert set(found) == {card.id for card in CITED}
    assert found["daily-2020"] == {
        "title": "{Truce}", "author": "{Wire}", "journal": "The Daily", "year": "2020",
        "month": "3", "date": "2020-03-04", "url": "https://a.b/", "urldate": "2026-11-23",
        "langid": "en",
    }  # fmt: skip
    assert found["data-x"]["year"] == "2018" and "month" not in found["data-x"]
    plain = re.sub(r"\\(text\w+\{\})?", "", found["paper-2020"]["title"])
    assert plain == '{Arms & men: 100% of {"them"}  cost_$5 #1  }'


def test_another_program_reads_the_csl():
    items = json.loads(FORMS["csl"](citations(CITED)))
    read = CiteProcJSON(items)
    assert set(read) == {card.id for card in CITED}
    assert str(read["daily-2020"].title) == "Truce"
    assert read["daily-2020"].issued.year == 2020
    assert items[3]["issued"] == {"date-parts": [[2020, 5]]}
    assert items[1]["type"] == "book"


def test_the_data_set_is_cited_with_its_hash():
    found = dataset("War", "0.1.0", "ab12", "2026-11-25T01:02:03Z")
    assert (
        found.plain == "conflict-kg, “War”, 2026-11-25, version 0.1.0, SHA-256 of the quads ab12."
    )
