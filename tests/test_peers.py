"""Peers: records in the forms of PLOVER and PETRARCH, in our own words, held against the reader."""

import pytest
from cameo import PLOVER, countries, country, events, roots
from names import world
from peers import agreement, claims, table, unprompted
from records import records

from kg.model import EVENT_KINDS

PLOVER_FILE = r"""{
    "id": "EXAMPLE-0001",
    "date": "2000-01-01",
    "source": [{"actorText": "Kenyan troops", "code": "KEN"}],
    "target": [{"actorText": "Somalia", "code": "---"}],
    "event": "FIGHT",
    "text": "{Kenyan troops attacked Somalia on Monday.}",
    "textInfo": {"markup": "(SRC: Kenyan troops) (EVT: attacked) (TAR: Somalia)"},
},
{
    "id": "EXAMPLE-0002",
    "date": "2000-01-01",
    "source": [{"actorText": "Chad", "code": "TCD"}, {"actorText": "Niger", "code": "NER"}],
    "target": "",
    "event": "AGREE",
    "text": "Chad and Niger \"signed\" an agreement, as it \\'was called.",
},
{
    "id": "EXAMPLE-0003",
    "source": [{"actorText": "", "code": "---"}],
    "event": "AID",
    "text": "A remark that is no record.",
},
"""
PETRARCH_FILE = """<Sentences>
<Sentence category="A" date="20150609" id="1" evaluate="true">
<EventCoding eventcode="190" sourcecode="KENMIL" targetcode="SOM" >
<Text>
Kenya attacked
Somalia.
</Text>
<Parse>1 Kenya</Parse></Sentence>
<Sentence category="A" date = "20150609" id="2">
<EventCoding noevents="True" />
<Text>Kenya backs Chad.</Text>
</Sentence>
<Sentence date="20150609" id="3"><Text>
</Text></Sentence>
</Sentences>
"""


@pytest.fixture
def plover(tmp_path):
    path = tmp_path / "gsr.txt"
    path.write_text(PLOVER_FILE, "utf-8")
    return records(path)


@pytest.fixture
def petrarch(tmp_path):
    path = tmp_path / "sentences.xml"
    path.write_text(PETRARCH_FILE, "utf-8")
    return records(path)


def test_plovers_records_are_read(plover):
    first, second = plover
    assert (first.text, first.day) == ("Kenyan troops attacked Somalia on Monday.", "2000-01-01")
    [event] = first.events
    assert (event.source >= {"kenya"}, event.target, event.root) == (True, {"somalia"}, "19")
    [both] = second.events
    assert both.source == both.target == {"chad", "niger"}


def test_petrarchs_records_are_read(petrarch):
    first, second = petrarch
    assert (first.text, first.day, first.filed) == (
        "Kenya attacked Somalia.", "2015-06-09", "coded",
    )  # fmt: skip
    [event] = first.events
    assert (event.source, event.target, event.root) == ({"kenya"}, {"somalia"}, "19")
    assert (second.filed, second.events) == ("not coded", ())


def test_source_target_and_class_are_compared(petrarch):
    found = [(record, claims(record)) for record in petrarch]
    [event] = found[0][0].events
    assert all(agreement(event, found[0][1]))
    assert not agreement(event, []).read
    turned = event.__class__(event.target, event.source, "08")
    assert not agreement(turned, found[0][1]).root
    assert list(table(found))[-1].split() == ["all", "1", "1", "1", "1", "1", "1"]
    said = list(unprompted(found))
    assert "1 sentences where nothing was coded; we claim something in 1" in said


def test_classes_come_from_the_ontology():
    assert set(events()) - {"arms_delivery"} <= set(EVENT_KINDS) | {"recognition"}
    assert roots("event", "talks", planned=False) >= {"04"}
    assert roots("support", "", planned=True) >= {"07", "03"}
    assert roots("leadership", "", planned=False) == set()
    assert set(PLOVER.values()) == {f"{n:02}" for n in range(3, 20)}


@pytest.mark.parametrize(("code", "means"), [
    ("USAGOV", "united states"), ("IGOUNOMIL", "united nations"), ("---REB", ""), ("XYZ", ""),
])  # fmt: skip
def test_a_code_names_a_country_or_body(code, means):
    assert country(code) == means


def test_every_code_names_somebody_whom_we_know():
    groups = {"islamic state", "al qaeda"}
    assert set(countries().values()) - groups <= set(world().values())
