"""A sample of each kind of dataset: rows by hand after the published codebooks, and their form.

A sample's file has three rows that tell three different things; the next release has another word
on the first, lacks the second and has a fourth.
"""

import csv
import io
from dataclasses import dataclass, field

import test_import_acled as acled
import test_import_arms_and_alliances as arms
import test_import_files as files
import test_import_gdelt as gdelt
import test_import_icews as icews
import test_import_pax as pax
import test_import_pitf as pitf


@dataclass(frozen=True)
class Sample:
    """Four rows of one kind, by column; `named` is a column with a name in words, `changed` are the
    cells of the first row in the next release."""

    rows: tuple[dict, ...]
    named: str
    changed: dict
    delimiter: str = ","
    above: str = ""  # lines above the header
    header: tuple[str, ...] = ()
    headless: bool = False
    encoding: str = "utf-8"
    written: dict = field(default_factory=dict)  # names of columns as the file has them

    @property
    def columns(self) -> list[str]:
        """The columns in their order."""
        return list(self.header or self.rows[0])

    def text(self, rows=None, columns=None) -> str:
        """The rows as the file has them."""
        out = io.StringIO()
        out.write(self.above)
        columns = columns or self.columns
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator="\n")
        if not self.headless:
            writer.writerow([self.written.get(name, name) for name in columns])
        for row in self.rows[:3] if rows is None else rows:
            writer.writerow([row.get(name, "") for name in columns])
        return out.getvalue()

    @property
    def newer(self) -> str:
        """The file of the next release."""
        return self.text([self.rows[0] | self.changed, *self.rows[2:]])


ESD = {
    "id": "1", "active": "1", "year": "1999", "actor_id": "901", "actor_name": "Northern Army",
    "oppo_id": "900", "oppo_name": "Government of Westland", "dyad_id": "77",
    "location": "Westland: Government", "gwno_a": "999", "gwno_b": "", "country_a": "Westland",
    "country_b": "", "ext_id": "902,903", "ext_name": "Government of Eastland,Old Guard, the",
    "ext_elements": "0", "ext_count": "2",
    **{f"ext_{letter}_count": "0" for letter in "xpymtfilou"}, "ext_w_count": "2",
}  # fmt: skip
DYAD = {
    "dyad_id": "77", "location": "Westland", "side_a": "Government of Westland",
    "side_a_id": "900", "side_a_2nd": "Government of Eastland", "side_b": "Northern Army",
    "side_b_id": "901", "side_b_2nd": "", "year": "1999", "gwno_a": "999", "gwno_a_2nd": "998",
    "gwno_b": "", "gwno_b_2nd": "",
}  # fmt: skip
ACTOR = {
    "ActorId": "901", "NameData": "Northern Army", "NameOrig": "", "NameOrigFull": "",
    "NameOrigFullEng": "", "NameChange": "0", "NewName": "", "NewNameFullEng": "", "Org": "1",
    "Splinter": "1", "NamePrev": "Old Guard", "ActorIdPrev": "910", "Alliance": "0",
    "NameAlliance": "", "ActorIdAlliance": "", "JoinGroup": "0", "GroupName": "",
    "ActorIdGroup": "", "Location": "Westland",
}  # fmt: skip
_PITF = tuple(
    f"{name} {pitf.HEADER[:place].count(name) + 1}" if name in pitf.HEADER[:place] else name
    for place, name in enumerate(pitf.HEADER)
)  # as the table of the importer counts names that stand again
KILLING = dict(zip(_PITF, pitf.KILLING, strict=True))


def of(row: dict, *others: dict) -> tuple[dict, ...]:
    """A row, and the same with other cells."""
    return (row, *(row | other for other in others))


SAMPLES = {
    "ucdp-esd": Sample(
        of(ESD, {"id": "2", "year": "2002"}, {"id": "3", "year": "2005"},
           {"id": "4", "year": "2009"}),
        "actor_name", {"ext_id": "902", "ext_name": "Government of Eastland", "ext_count": "1"},
    ),
    "ucdp-esd-2011": Sample(
        of(files.SUPPORT, {"ywp_year": "2002"}, {"ywp_year": "2005"}, {"ywp_year": "2008"}),
        "external_name", {"external_alleged": "1", "external_exists": "0"},
    ),
    "ucdp-dyadic": Sample(
        of(DYAD, {"year": "2002"}, {"year": "2005"}, {"year": "2009"}),
        "side_b", {"side_a_2nd": "", "gwno_a_2nd": ""},
    ),
    "ucdp-actors": Sample(
        of(ACTOR, {"ActorId": "902", "NameData": "Southern Army"}, {"ActorId": "903"},
           {"ActorId": "904"}),
        "NamePrev", {"ActorIdPrev": "911", "NamePrev": "Young Guard"},
    ),
    "ucdp-ged": Sample(
        of(files.FIGHT, {"id": "7002"}, {"id": "7003"}, {"id": "7004"}), "side_b", {"best": "4"}
    ),
    "acled": Sample(
        of(acled.CLASH, {"event_id_cnty": "WES102"}, {"event_id_cnty": "WES103"},
           {"event_id_cnty": "WES104"}),
        "actor2", {"fatalities": "9"},
    ),
    "pax": Sample(of(pax.ACCORD, {"AgtId": "902"}, {"AgtId": "903"}, {"AgtId": "904"}), "Agt",
                  {"Dat": "2015-12-08"}),
    "paax": Sample(
        of(pax.SIGNED, {"id_paax": "ARM_78", "ucdp_id": "", "acled_name": ""},
           {"id_paax": "ARM_79", "ucdp_id": "", "acled_name": ""},
           {"id_paax": "ARM_80", "ucdp_id": "", "acled_name": ""}),
        "actor_name", {"agt_name": "Harbour Accord (08/12/2015)"},
    ),
    "gdelt": Sample(
        of(gdelt.STRIKE, {"GLOBALEVENTID": "410000002"}, {"GLOBALEVENTID": "410000003"},
           {"GLOBALEVENTID": "410000004"}),
        "ActionGeo_FullName", {"EventCode": "072", "EventRootCode": "07"},
        delimiter="\t", header=gdelt.SIXTY_ONE, headless=True,
    ),
    "icews": Sample(
        of(icews.PRAISE, {"Event ID": "20000002", "Event Date": "2014-06-06"},
           {"Event ID": "20000003", "Event Date": "2014-06-07"},
           {"Event ID": "20000004", "Event Date": "2014-06-08"}),
        "Source Name", {"CAMEO Code": "190", "Event Text": "Use conventional military force"},
        delimiter="\t",
    ),
    "sipri": Sample(
        of(arms.TANKS, {"Weapon designation": "T-2"}, {"Weapon designation": "T-3"},
           {"Weapon designation": "T-4"}),
        "Recipient", {"Year(s) of delivery": "2014; 2017"}, above=arms.ABOVE,
    ),
    "cow-alliances": Sample(
        of(arms.PACT, {"version4id": "8", "ccode2": "992", "state_name2": "Southland"},
           {"version4id": "9", "ccode2": "993", "state_name2": "Nordland"},
           {"version4id": "10", "ccode2": "994", "state_name2": "Midland"}),
        "state_name1", {"dyad_end_year": "1980", "right_censor": "0"},
    ),
    "atop": Sample(
        of(arms.OWES, {"year": "1950"}, {"year": "1960"}, {"year": "1970"}),
        "", {"offense": "0", "defense": "0"},
    ),
    "pitf": Sample(
        of(KILLING, {"Description": "b"}, {"Description": "c"}, {"Description": "d"}), "Locality",
        {"Deaths Number": "20"}, delimiter="\t", above="PITF\nEvent type\tDate\n", header=_PITF,
        written=dict(zip(_PITF, pitf.HEADER, strict=True)),
    ),
}  # fmt: skip
