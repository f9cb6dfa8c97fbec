"""Exports: each file is read again by another parser, and says what the graph said."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import networkx
import pydot
import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from invented_war import ARABIC, CLAIMS, CLEAN, WAR, claim, tie
from lxml import etree

from kg.curation.table import to_csv, unguarded
from kg.export import FORMATS, ExportError, losses, write
from kg.export.flat import flat, joined, parted, said
from kg.model import Chronicle
from kg.network import graph
from kg.rdf import chronicle_from
from kg.view import View

SUITES = Path(__file__).parents[2] / "shared" / "suites"
RDF = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")
GRAPHS = ("graphml", "gexf", "dot", "cytoscape", "nodelink")
SINGLE = (*RDF, "rdf12", *GRAPHS)
SPRING = View(as_of=date(2016, 4, 1))


def text(name, chronicle=WAR, view=None):
    out = io.BytesIO()
    write(name, chronicle, view or View(), out)
    return out.getvalue().decode()


def tables(tmp_path, chronicle=WAR, view=None):
    write("csv", chronicle, view or View(), tmp_path / "out")
    return {
        path.name: list(csv.DictReader(path.open(encoding="utf-8", newline="")))
        for path in (tmp_path / "out").glob("*.csv")
    }


def flattened(found):
    """The networkx graph as a file without lists and None can hold it."""
    nodes = {id_: said(attributes) for id_, attributes in found.nodes(data=True)}
    lines = {
        (tail, head, key): said(attributes)
        for tail, head, key, attributes in found.edges(keys=True, data=True)
    }
    return nodes, lines


def as_told(found):
    """The networkx graph as JSON gives it back: lists for tuples, no bell."""
    edges = {(a, b, key): data for a, b, key, data in found.edges(keys=True, data=True)}
    plain = json.dumps([dict(found.nodes(data=True)), list(edges.values())])
    nodes, lines = json.loads(plain.replace("\\b", ""))
    return nodes, dict(zip(edges, lines, strict=True))


# -- RDF ---------------------------------------------------------------------------------------


def by_rdflib(name, content):
    kind = {"jsonld": "json-ld", "rdfxml": "xml", "ntriples": "nt"}.get(name, name)
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=kind)
    return dataset


def terms(*found):
    return tuple(term.n3() if hasattr(term, "n3") else str(term) for term in found)


def rdflib_triples(dataset):
    return {terms(s, p, o) for s, p, o, _ in dataset.quads()}


def rdflib_quads(dataset):
    return {(*terms(s, p, o), str(g)) for s, p, o, g in dataset.quads()}


@pytest.fixture(scope="module")
def told():
    """The N-Quads file, as rdflib reads it."""
    return by_rdflib("nquads", text("nquads"))


@pytest.mark.parametrize("name", ["trig", "jsonld"])
def test_formats_with_graphs_say_the_same_to_rdflib(name, told):
    assert rdflib_quads(by_rdflib(name, text(name))) == rdflib_quads(told)


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
def test_formats_without_graphs_say_the_same_triples_to_rdflib(name, told):
    assert rdflib_triples(by_rdflib(name, text(name))) == rdflib_triples(told)


@pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
def test_the_claims_come_back_through_pyoxigraph(name):
    syntax = FORMATS[name].syntax.format
    read = chronicle_from(pyoxigraph.parse(text(name), format=syntax))
    assert {c.id for c in read.claims} == {c.id for c in by_id(WAR).values()}


def by_id(chronicle):
    """The claims of what may be written: the bell is cut."""
    quads = pyoxigraph.parse(text("nquads", chronicle), format=pyoxigraph.RdfFormat.N_QUADS)
    return {c.id: c for c in chronicle_from(quads).claims}


def test_all_claims_are_in_the_file_denied_and_retracted_ones_too(told):
    kind = rdflib.URIRef("https://w3id.org/conflict-kg/ns#Claim")
    assert sum(1 for _ in told.quads((None, rdflib.RDF.type, kind, None))) == len(CLAIMS)


def test_direct_triples_stand_beside_the_claims_but_not_for_a_denial(told):
    backs = rdflib.URIRef("https://w3id.org/conflict-kg/ns#backs")
    pairs = {
        (str(s).rsplit("/", 1)[1], str(o).rsplit("/", 1)[1])
        for s, _, o, _ in told.quads((None, backs, None, None))
    }
    assert pairs == {("norland", "reds"), ("estmark", "reds"), ("westia", "blues")}


def test_rdf_1_2_adds_only_triple_terms(told):
    read = list(pyoxigraph.parse(text("rdf12"), format=pyoxigraph.RdfFormat.TRIG))
    reified = [q for q in read if isinstance(q.object, pyoxigraph.Triple)]
    assert len(read) - len(reified) == len(rdflib_quads(told))
    said_of = {q.subject.value.rsplit("/", 1)[1] for q in reified}
    assert any(id_.startswith("norland-backs-blues-") for id_ in said_of)


def test_another_base_stands_in_all_iris():
    out = io.BytesIO()
    write("nquads", WAR, View(), out, base="https://example.org/salt/")
    assert "<https://example.org/salt/actor/reds>" in out.getvalue().decode()
    assert "https://w3id.org/conflict-kg/actor/" not in out.getvalue().decode()


def test_json_ld_is_written_for_people_too():
    document = json.loads(text("jsonld"))
    nodes = [node for part in document["@graph"] for node in part["@graph"]]
    reds = [node for node in nodes if node["@id"] == "actor:reds"]
    assert "kg:ArmedGroup" in reds[0]["@type"]


# -- XML ---------------------------------------------------------------------------------------


def schema(folder, name):
    path = SUITES / folder / name
    if not path.exists():
        pytest.skip("the XML schemas are not beside this checkout (../shared/suites)")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    return etree.XMLSchema(etree.parse(path, parser))


class Beside(etree.Resolver):
    """Finds an imported schema beside the one that imports it, never on the net."""

    def resolve(self, url, public_id, context):
        name = url.rsplit("/", 1)[1]
        found = next(SUITES.rglob(name), None)
        return self.resolve_filename(str(found), context) if found else None


@pytest.mark.parametrize("view", [View(), SPRING, View(kinds=frozenset({"battle"}))])
@pytest.mark.parametrize(
    ("name", "folder", "file"),
    [("gexf", "gexf-1.3", "gexf.xsd"), ("graphml", "graphml-1.0", "graphml.xsd")],
)
@pytest.mark.parametrize("chronicle", [WAR, Chronicle()])
def test_xml_is_valid_against_the_official_schema(name, folder, file, view, chronicle):
    found = schema(folder, file)
    assert found.validate(etree.fromstring(text(name, chronicle, view).encode())), found.error_log


@pytest.mark.parametrize("view", [View(), SPRING, View(kinds=frozenset({"battle"}))])
def test_graphml_says_to_networkx_what_the_graph_says(view):
    file = io.BytesIO(text("graphml", view=view).encode())
    read = networkx.read_graphml(file, force_multigraph=True)
    nodes, edges = flattened(graph(WAR, view))
    assert dict(read.nodes(data=True)) == nodes
    facts = {(a, b, key.split(":")[0]): d for a, b, key, d in read.edges(keys=True, data=True)}
    assert facts == edges
    assert read.graph["title"] == WAR.title


def test_gexf_says_to_networkx_what_the_graph_says():
    read = networkx.read_gexf(io.BytesIO(text("gexf").encode()), version="1.3")
    nodes, edges = flattened(graph(WAR, View()))
    assert {id_: without(data, "label") for id_, data in read.nodes(data=True)} == nodes
    found = {
        (a, b, data["id"]): without(data, "id", "start", "end", "spells")
        for a, b, data in read.edges(data=True)
        if (a, b, data["id"]) in edges
    }
    assert found == edges
    mutual = {(b, a, key) for (a, b, key), data in edges.items() if data["symmetric"]}
    assert {(a, b, d["id"]) for a, b, d in read.edges(data=True)} == {*edges} | mutual


def without(data, *names):
    return {name: value for name, value in data.items() if name not in names}


def test_gexf_tells_from_when_to_when_a_tie_holds():
    read = networkx.read_gexf(io.BytesIO(text("gexf").encode()), version="1.3")
    turncoat = read.edges["clans", "red-front"]
    assert (turncoat["start"], turncoat["end"]) == ("2015-01-31", "2015-11-30")
    backing = read.edges["norland", "reds"]
    assert backing["start"] == "2015-03-31" and "end" not in backing


def test_gexf_writes_a_gap_as_two_spells():
    said_twice = [
        claim(tie("backing", "norland", "reds"), when=f"{year}-01-01/{year}-12-31")
        for year in (2013, 2015)
    ]
    root = etree.fromstring(text("gexf", Chronicle(claims=tuple(said_twice))).encode())
    spells = [dict(spell.attrib) for spell in root.iter("{*}spell")]
    assert spells == [
        {"start": "2013-01-01", "end": "2013-12-31"},
        {"start": "2015-01-01", "end": "2015-12-31"},
    ]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_no_edge_leads_to_a_node_that_is_not_there(name):
    strangers = Chronicle(claims=(claim(tie("backing", "x", "y")),))
    root = etree.fromstring(text(name, strangers).encode())
    nodes = {node.get("id") for node in root.iter("{*}node")}
    ends = {edge.get(end) for edge in root.iter("{*}edge") for end in ("source", "target")}
    assert ends == nodes == {"x", "y"}


# -- DOT and JSON ------------------------------------------------------------------------------


def unquoted(raw):
    text = raw[1:-1] if raw.startswith('"') else raw
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def test_dot_says_to_pydot_what_the_graph_says():
    (read,) = pydot.graph_from_dot_data(text("dot"))
    nodes, edges = flattened(graph(WAR, View()))
    assert unquoted(read.get_name()) == WAR.title
    found = {unquoted(n.get_name()): n.get_attributes() for n in read.get_nodes()}
    assert found.keys() == nodes.keys()
    for id_, attributes in nodes.items():
        plain = {name: unquoted(value) for name, value in found[id_].items()}
        assert plain == {"label": attributes["name"]} | without(attributes, "name")
    keys = {
        (unquoted(e.get_source()), unquoted(e.get_destination()), unquoted(e.get("key")))
        for e in read.get_edges()
    }
    assert keys == edges.keys()


def test_dot_tells_the_status_by_the_line_and_not_only_by_colour():
    (read,) = pydot.graph_from_dot_data(text("dot"))
    styles = {unquoted(e.get("key")): unquoted(e.get("style")) for e in read.get_edges()}
    assert styles["norland-backs-reds"] == "solid"
    assert styles["estmark-backs-reds-against-blues"] == "dashed"
    assert styles["westia-backs-blues"] == "dotted"


@pytest.mark.parametrize("view", [View(), View(kinds=frozenset({"battle", "backing"}))])
def test_node_link_json_says_to_networkx_what_the_graph_says(view):
    read = networkx.node_link_graph(json.loads(text("nodelink", view=view)), edges="edges")
    nodes, edges = as_told(graph(WAR, view))
    assert dict(read.nodes(data=True)) == nodes
    assert {(a, b, k): d for a, b, k, d in read.edges(keys=True, data=True)} == edges


def test_cytoscape_json_says_to_networkx_what_the_graph_says():
    read = networkx.cytoscape_graph(json.loads(text("cytoscape")))
    nodes, edges = as_told(graph(WAR, View()))
    assert {id_: without(d, "id", "value") for id_, d in read.nodes(data=True)} == nodes
    found = {
        (a, b, k): without(d, "id", "key", "source", "target")
        for a, b, k, d in read.edges(keys=True, data=True)
    }
    assert found == edges


def test_ids_are_unique_in_cytoscape_json_where_one_battle_is_many_edges():
    elements = json.loads(text("cytoscape", view=View(kinds=frozenset({"battle"}))))["elements"]
    ids = [one["data"]["id"] for one in elements["nodes"] + elements["edges"]]
    assert len(elements["edges"]) == 3 and len(set(ids)) == len(ids)


# -- CSV ---------------------------------------------------------------------------------------


def test_csv_has_a_row_for_each_thing(tmp_path):
    found = tables(tmp_path)
    assert {row["id"] for row in found["nodes.csv"]} == WAR.actors.keys()
    assert {row["id"] for row in found["sources.csv"]} == WAR.sources.keys()
    assert {row["id"] for row in found["places.csv"]} == WAR.places.keys()
    assert len(found["claims.csv"]) == len(CLAIMS)
    assert len(found["events.csv"]) == 5


def test_csv_ties_keep_denied_ones_with_their_status(tmp_path):
    ties = {row["id"]: row for row in tables(tmp_path)["ties.csv"]}
    assert ties["norland-backs-blues"]["status"] == "denied"
    row = ties["norland-backs-reds"]
    assert (row["from"], row["to"], row["since"], row["means"], row["symmetric"]) == (
        "norland",
        "reds",
        "2015-03",
        "funding; weapons",
        "false",
    )


def test_csv_events_tell_date_roles_and_counts(tmp_path):
    (ford,) = (row for row in tables(tmp_path)["events.csv"] if row["id"] == "2016-03-01-ford")
    assert (ford["date"], ford["other_dates"]) == ("2016-03-01", "2016-03; 2016-03-02")
    assert ford["participants"] == "attacker=clans; attacker=blues; defender=reds; defender=ada"
    assert (ford["killed_min"], ford["killed_max"], ford["places"]) == ("10", "", "ford")


def test_no_cell_is_a_formula_and_each_guard_can_be_undone(tmp_path):
    found = tables(tmp_path)
    cells = [cell for rows in found.values() for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    (tribune,) = (row for row in found["sources.csv"] if row["id"] == "tribune")
    assert (tribune["title"], unguarded(tribune["title"])) == ("'+Tribune", "+Tribune")


def test_the_claims_table_is_the_curators_own(tmp_path):
    tables(tmp_path)
    ordered = sorted(CLAIMS, key=lambda c: (c.about.id, c.id))
    written = (tmp_path / "out" / "claims.csv").read_bytes().decode()
    assert written == to_csv(ordered)


def test_tables_without_rows_still_have_their_columns(tmp_path):
    write("csv", Chronicle(), View(), tmp_path / "out")
    lines = (tmp_path / "out" / "events.csv").read_text().splitlines()
    assert len(lines) == 1 and lines[0].startswith("id,kind,name,part_of,date")


def test_a_zip_holds_the_same_tables(tmp_path):
    tables(tmp_path)
    write("csv", WAR, View(), tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        read = {name: packed.read(name) for name in packed.namelist()}
    assert read == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_csv_wants_a_folder():
    with pytest.raises(ExportError) as error:
        write("csv", WAR, View(), io.StringIO())
    assert str(error.value) == "csv is several files; name a folder or a .zip file"


def test_other_files_in_the_folder_stay(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    write("csv", WAR, View(), tmp_path / "out")
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"


# -- all formats -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SINGLE)
def test_odd_texts_survive(name):
    content = text(name)
    assert "\x08" not in content and "\\u0008" not in content
    assert ARABIC in content or "\\u0627" in content


@pytest.mark.parametrize("name", ["graphml", "nodelink"])
def test_quotes_and_line_breaks_come_back_as_they_were(name):
    if name == "graphml":
        read = networkx.read_graphml(io.BytesIO(text(name).encode()))
    else:
        read = networkx.node_link_graph(json.loads(text(name)), edges="edges")
    assert read.nodes["westia"]["note"] == CLEAN


FILTERED = View(as_of=date(2016, 4, 1), without=frozenset({"herald"}))


@pytest.mark.parametrize("name", sorted(SINGLE))
def test_the_filters_in_force_and_the_counts_stand_in_the_file(name):
    content = text(name, view=FILTERED)
    assert [line for line in FILTERED.header if line not in content] == []
    assert re.search(r"\d+ claims?, \d+ sources?", content)


def test_a_file_tells_its_filters_beside_the_tables(tmp_path):
    write("csv", WAR, FILTERED, tmp_path / "out")
    assert (tmp_path / "out" / "about.txt").read_text().splitlines() == [
        'The "Salt" War',
        "as of 2016-04-01; without sources herald; persistence: until-contradicted",
        "14 facts, 16 claims, 2 sources",
    ]


@pytest.mark.parametrize("name", RDF)
def test_a_filtered_file_holds_nothing_of_a_source_left_out(name):
    assert "herald" not in text(name, view=View(without=frozenset({"herald"}))).replace(
        "without sources herald", ""
    )


@pytest.mark.parametrize("name", SINGLE)
def test_the_same_facts_give_the_same_bytes_in_any_order(name):
    turned = Chronicle(
        WAR.title,
        dict(reversed(WAR.actors.items())),
        dict(reversed(WAR.places.items())),
        dict(reversed(WAR.sources.items())),
        WAR.claims[::-1],
    )
    assert text(name, turned) == text(name)


def test_the_same_facts_give_the_same_bytes_in_another_process():
    code = (
        "import hashlib, io\n"
        "from invented_war import WAR\n"
        "from kg.export import FORMATS, write\n"
        "from kg.view import View\n"
        "for name, format in FORMATS.items():\n"
        "    out = io.BytesIO()\n"
        "    if not format.tables:\n"
        "        write(name, WAR, View(), out)\n"
        "        print(name, hashlib.sha256(out.getvalue()).hexdigest())\n"
    )
    here = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[1])])

    def told(seed):
        env = os.environ | {"PYTHONPATH": here, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True)
        return run.stdout

    assert told("1") == told("2")


@pytest.mark.parametrize("name", SINGLE)
def test_an_empty_chronicle_can_be_written(name):
    assert text(name, Chronicle()).strip()


def test_each_format_says_what_it_is_and_what_it_loses():
    for format in FORMATS.values():
        assert format.title and format.carries
        assert losses(format.name) and all(loss.endswith(".") for loss in format.losses)
        assert sum(map(bool, (format.syntax, format.text, format.tables))) == 1


def test_an_unknown_format_is_told_with_the_nearest_one():
    with pytest.raises(ExportError) as error:
        write("gefx", WAR, View(), "-")
    assert str(error.value) == "unknown format 'gefx'; did you mean 'gexf'?"


# -- whole files or none -----------------------------------------------------------------------


def failing(chronicle, view, *base):
    yield "half"
    raise RuntimeError("the writer broke")


@pytest.mark.parametrize("before", [None, "yesterday's"])
def test_a_failing_writer_leaves_no_half_file(tmp_path, monkeypatch, before):
    target = tmp_path / "war.dot"
    if before:
        target.write_text(before)
    broken = FORMATS["dot"].__class__("dot", "", "", "", (), text=failing)
    monkeypatch.setitem(FORMATS, "dot", broken)
    with pytest.raises(RuntimeError):
        write("dot", WAR, View(), target)
    assert [path.name for path in tmp_path.iterdir()] == ([target.name] if before else [])
    assert not before or target.read_text() == before


def test_a_failing_table_leaves_no_folder(tmp_path, monkeypatch):
    def broken_tables(chronicle, view):
        return {"whole.csv": ["a\n"], "half.csv": failing(chronicle, view)}

    broken = FORMATS["csv"].__class__("csv", "", "", "", (), tables=broken_tables)
    monkeypatch.setitem(FORMATS, "csv", broken)
    for target in (tmp_path / "out", tmp_path / "out.zip"):
        with pytest.raises(RuntimeError):
            write("csv", WAR, View(), target)
    assert list(tmp_path.iterdir()) == []


def test_a_failing_writer_prints_nothing(monkeypatch):
    broken = FORMATS["dot"].__class__("dot", "", "", "", (), text=failing)
    monkeypatch.setitem(FORMATS, "dot", broken)
    out = io.StringIO()
    with pytest.raises(RuntimeError):
        write("dot", WAR, View(), out)
    assert out.getvalue() == ""


def test_a_dash_is_standard_output(capsysbinary):
    write("dot", WAR, View(), "-")
    assert capsysbinary.readouterr().out.decode() == text("dot")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ExportError) as error:
        write("dot", WAR, View(), tmp_path)
    assert str(error.value).endswith("is a folder; name a file")


def test_a_device_is_written_to_and_not_replaced():
    write("dot", WAR, View(), "/dev/null")
    assert not Path("/dev/null").is_file()


# -- flattening --------------------------------------------------------------------------------

items = st.lists(st.text(min_size=1))


@given(items)
def test_joined_lists_can_be_parted_again(listed):
    assert parted(joined(listed)) == listed


@given(st.text() | st.none() | st.integers() | st.booleans() | st.dates() | items)
def test_what_is_flat_can_stand_in_xml(value):
    found = flat(value)
    if found is not None:
        element = etree.Element("a", b=str(found))
        again = etree.fromstring(etree.tostring(element))
        assert again.get("b") == str(found)
