"""The means of backing: what is given, what is done it with, who does it; relief is none."""

import pytest
from test_reading import reading


@pytest.mark.parametrize(("text", "tie", "means"), [
    ("Turkey backs the GNA with drones.", "turkey gna", "weapons"),
    ("Russia has backed Haftar with fighter jets and mercenaries.", "russia khalifa-haftar",
     "weapons mercenaries"),
    ("Turkey supported the GNA with drones and armoured vehicles.", "turkey gna",
     "weapons materiel"),
    ("The UAE helped the LNA with air strikes.", "uae lna", "military"),
    ("Egypt assists the LNA through training.", "egypt lna", "training"),
    ("Qatar has supported the GNA financially and diplomatically.", "qatar gna",
     "funding diplomatic"),
    ("Turkey gave the GNA military and financial support.", "turkey gna", "military funding"),
    ("Turkey sent Syrian fighters over to support the GNA.", "turkey gna", "mercenaries"),
    ("Egyptian troops helped the LNA capture Derna.", "egypt lna", "troops"),
    ("Turkey supplied the GNA with drones and cash.", "turkey gna", "weapons funding"),
    ("Egypt gave the LNA arms, money and training.", "egypt lna", "weapons funding training"),
    ("Turkey sent the GNA drones in May.", "turkey gna", "weapons"),
    ("The UAE sent NATO weapons to the LNA.", "uae lna", "weapons"),
    ("Egypt has backed the LNA for years.", "egypt lna", "unspecified"),
    ("Egypt has backed the LNA with patience.", "egypt lna", "unspecified"),
])  # fmt: skip
def test_means_are_those_that_the_sentence_names(text, tie, means):
    backing = [c for c in reading(text).claims if c.about.kind == "backing"]
    assert [(c.about.actors, c.means) for c in backing] == [
        (tuple(tie.split()), tuple(means.split()))
    ]


@pytest.mark.parametrize("text", [
    "Italy provided the GNA with medical equipment.",
    "Qatar gave the GNA humanitarian aid.",
])  # fmt: skip
def test_relief_is_no_backing(text):
    assert [c for c in reading(text).claims if c.about.kind == "backing"] == []
