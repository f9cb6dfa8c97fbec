"""Questions to data/myanmar, answered by hand: what is expected was read in the pages cited there.

Nothing here was copied from the program's output.
"""

from datetime import date

import pytest

import kg
from kg.view import View


@pytest.fixture(scope="module")
def myanmar():
    """The shipped graph."""
    return kg.open(kg.example("myanmar"))


def sure(standing) -> bool:
    """The verdict says more than that it may have been so."""
    return standing.verdict in ("holds", "presumed")


def holders(graph, kind: str, body: str, post: str = "") -> set[str]:
    """Who leads or speaks for `body` in the graph's view, in this post where one is named."""
    return {
        found.fact.actors[0]
        for found in graph.ties()
        if found.fact.kind == kind
        and found.fact.actors[1] == body
        and sure(found)
        and (not post or post in {claim.post for claim in found.claims})
    }


def test_backers_of_the_regime_as_published_by_january_2024(myanmar):
    """Two reports of the UN rapporteur, a minister's word on Russia, a militia's on itself."""
    day = date(2024, 1, 15)
    found = myanmar.seen(View(as_of=day, known_by=day)).backers("sac").standings
    assert {s.fact.actors[0]: (str(s.status), set(s.sources)) for s in found if sure(s)} == {
        "russia": ("stated", {
            "i24-2022-02-23-andrews", "defense-post-2022-07-13-su30",
            "world-tribune-2023-05-29-andrews", "asean-daily-2023-09-10-su30",
        }),
        "china": ("alleged", {"i24-2022-02-23-andrews", "world-tribune-2023-05-29-andrews"}),
        "singapore-companies": ("alleged", {"world-tribune-2023-05-29-andrews"}),
        "india": ("alleged", {"singapore-post-2022-03-05-andrews"}),
        "serbia": ("disputed", {"i24-2022-02-23-andrews"}),
        "pakistan": ("alleged", {"gdc-2023-07-10-jf17"}),
        "dkba": ("stated", {"dvb-2023-01-23-dkba"}),
    }  # fmt: skip


@pytest.mark.parametrize("client", ["mndaa", "tnla", "sspp"])
def test_the_wa_army_helped_three_groups_until_it_told_them_of_the_end(myanmar, client):
    def backs(day: date) -> bool:
        found = myanmar.seen(View(as_of=day)).backers(client).standings
        return any(s.fact.actors[0] == "uwsa" and sure(s) for s in found)

    assert backs(date(2025, 8, 20))
    assert not backs(date(2025, 8, 21))


def test_only_china_is_said_to_back_both_sides(myanmar):
    """Arms and words for the regime; the alliance that fights it, as demonstrators charge."""
    pairs = myanmar.seen(View()).support.both_sides()
    assert {(p.one.steps[0].tail, p.one.steps[-1].head, p.other.steps[-1].head) for p in pairs} == {
        ("china", "brotherhood", "sac")
    }


def test_the_border_guards_left_the_junta_but_joined_nobody(myanmar):
    """They left its command on 1 January 2026 and are struck by it since; no foe has their help."""

    def between(day: date) -> set[str]:
        seen = myanmar.seen(View(as_of=day)).ties()
        return {s.fact.kind for s in seen if sure(s) and set(s.fact.actors) <= {"kna", *junta}}

    junta = {"sac", "tatmadaw"}
    assert "backing" in between(date(2025, 6, 1))
    assert "opposition" not in between(date(2025, 6, 1))
    assert "backing" not in between(date(2026, 2, 1))
    assert "opposition" in between(date(2026, 2, 1))
    assert myanmar.seen(View()).support.switched() == []


def test_the_truces_of_2022_to_2024(myanmar):
    view = View(since=date(2022, 11, 1), until=date(2024, 12, 31))
    told = myanmar.seen(view).ceasefires()[0]
    assert {
        truce.entry.fact.id: (
            set(truce.accepted),
            set(truce.refused),
            {charge for breach in truce.breaches for charge in breach.charges},
        )
        for truce in told
    } == {
        "2022-11-26-rakhine-truce": (
            {"arakan-army", "tatmadaw"}, set(), {("arakan-army", "")},
        ),
        "2023-12-14-truce": ({"sac", "brotherhood"}, {"tnla"}, set()),
        "2024-01-11-haigeng": (
            {"sac", "brotherhood"}, set(), {("tatmadaw", "brotherhood")},
        ),
        "2024-07-14-four-days": ({"brotherhood"}, set(), {("mndaa", "")}),
        "2024-12-03-mndaa-truce": ({"mndaa"}, set(), set()),
    }  # fmt: skip


def test_the_truces_after_the_earthquake(myanmar):
    """Each side declares for itself; the military's are prolonged, and said to be broken."""
    view = View(since=date(2025, 3, 28), until=date(2025, 6, 30))
    told = myanmar.seen(view).ceasefires()[0]
    assert [
        (
            truce.entry.fact.id,
            set(truce.declarers),
            {charge for breach in truce.breaches for charge in breach.charges},
        )
        for truce in told
    ] == [
        ("2025-03-30-nug-truce", {"nug"}, set()),
        ("2025-04-01-brotherhood-truce", {"brotherhood"}, set()),
        ("2025-04-02-kio-truce", {"kio"}, set()),
        ("2025-04-02-sac-truce", {"sac"}, {
            ("tatmadaw", ""), ("tatmadaw", "nug"), ("kia", "zaw-min-tun"),
        }),
        ("2025-04-22-sac-truce", {"sac"}, set()),
        ("2025-05-01-brotherhood-truce", {"brotherhood"}, set()),
        ("2025-05-06-sac-truce", {"sac"}, {("tatmadaw", ""), ("tatmadaw", "un")}),
        ("2025-06-01-sac-truce", {"sac"}, set()),
        ("2025-06-02-brotherhood-truce", {"brotherhood"}, set()),
    ]  # fmt: skip


def test_china_sits_at_the_tables_of_those_whom_it_backs(myanmar):
    view = View(since=date(2024, 1, 1), until=date(2024, 1, 31))
    seats = myanmar.seen(view).support.at_table()
    assert {(s.table.fact.id, s.role, s.support.actors) for s in seats} == {
        (table, role, ("china", backed))
        for table, role in (
            ("2024-01-10-kunming-talks", "host"),
            ("2024-01-10-kunming-talks", "mediator"),
            ("2024-01-11-haigeng", "mediator"),
        )
        for backed in ("sac", "brotherhood")
    }


@pytest.mark.parametrize(
    ("day", "envoy"),
    [
        (date(2021, 10, 1), "erywan-yusof"),
        (date(2022, 6, 1), "prak-sokhonn"),
        (date(2023, 6, 1), "retno-marsudi"),
        (date(2024, 6, 1), "alounkeo-kittikhoun"),
        (date(2025, 6, 1), "othman-hashim"),
        (date(2026, 2, 1), "theresa-lazaro"),
    ],
)
def test_asean_has_one_envoy_for_each_year_in_the_chair(myanmar, day, envoy):
    """Brunei, Cambodia, Indonesia's office, Laos, Malaysia, the Philippines."""
    assert holders(myanmar.seen(View(as_of=day)), "representation", "asean") == {envoy}


@pytest.mark.parametrize(
    ("day", "envoys"),
    [
        (date(2022, 6, 1), {"noeleen-heyzer"}),
        (date(2023, 12, 1), set()),  # ten months without one
        (date(2024, 6, 1), {"julie-bishop"}),
    ],
)
def test_the_un_had_no_envoy_for_ten_months(myanmar, day, envoys):
    seen = myanmar.seen(View(as_of=day))
    assert holders(seen, "representation", "un", "special envoy") == envoys


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("sac", "zaw-min-tun"),
        ("arakan-army", "khaing-thukha"),
        ("kia", "naw-bu"),
        ("knu", "padoh-saw-taw-nee"),
        ("nug", "kyaw-zaw"),
    ],
)
def test_who_spoke_for_whom_in_october_2024(myanmar, body, speaker):
    seen = myanmar.seen(View(as_of=date(2024, 10, 20)))
    assert holders(seen, "representation", body) == {speaker}
