"""IMPORTERS: the kinds of dataset that can be brought in, by name."""

from kg.importing.acled import ACLED
from kg.importing.atop import ATOP
from kg.importing.cow_alliances import COW_ALLIANCES
from kg.importing.gdelt import GDELT
from kg.importing.icews import ICEWS
from kg.importing.importer import Importer
from kg.importing.pax import PAAX, PAX
from kg.importing.pitf import PITF
from kg.importing.sipri import SIPRI
from kg.importing.ucdp_actors import ACTORS
from kg.importing.ucdp_dyadic import DYADIC
from kg.importing.ucdp_esd import ESD
from kg.importing.ucdp_esd_2011 import ESD_2011
from kg.importing.ucdp_ged import GED

IMPORTERS: dict[str, Importer] = {
    importer.kind: importer
    for importer in (
        ESD, ESD_2011, DYADIC, ACTORS, GED, ACLED, PAX, PAAX, GDELT, ICEWS, SIPRI, COW_ALLIANCES,
        ATOP, PITF,
    )
}  # fmt: skip
