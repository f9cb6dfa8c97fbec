"""Who backs and who is allied with whom, in the ways that reporters have of saying it.

Nobody is known beforehand: each sentence stands alone, with the actors that it brings in itself.
"""

import pytest
from test_reading import ties

BACKING = [
    # a noun of support or arms carries it
    ("South African money and guns kept UNITA alive.", "south-africa > unita"),
    ("South African backing allowed UNITA to survive.", "south-africa > unita"),
    ("American arms reached UNITA through Zaire.", "united-states > unita"),
    ("The flow of American weapons to UNITA has stopped.", "united-states > unita"),
    ("South Africa flew in supplies for UNITA.", "south-africa > unita"),
    ("The United States approved $15 million in military aid to UNITA.", "united-states > unita"),
    ("Syrian troops advanced, supported by heavy Russian bombardment.", "russia > syria"),
    ("The Free Syrian Army operates from bases provided by Turkey.", "turkey > free-syrian-army"),
    ("The Azerbaijani army used Turkish-supplied drones.", "turkey > azerbaijan"),
    # where the parser takes a word for another
    ("UNITA's guerrillas are paid, fed and clothed by South Africa.", "south-africa > unita"),
    ("Thousands of Cuban troops helped Angola repel the South African army.", "cuba > angola"),
    ("Turkey and the Syrian rebels it supports seized Afrin.", "turkey > syrian-rebels"),
    ("Moscow supports Bashar al-Assad, and the U.S. backs the YPG.",
     "russia > bashar-al-assad; united-states > peoples-protection-units"),
    # whose it is
    ("Liberia broke ties with Libya over its support for the National Patriotic Front.",
     "libya > national-patriotic-front"),
    ("Libya withdrew its support from the National Patriotic Front.",
     "libya > national-patriotic-front"),
    ("South Africa's apartheid regime backed UNITA.", "south-africa > unita"),
    ("Pakistan's intelligence service has long nurtured the Taliban.", "pakistan > taliban"),
    ("Rwanda sent 1,000 troops to Mozambique in July to help fight the insurgents.",
     "rwanda > mozambique"),
    ("Croatian troops crossed the border to help the Bosnian Croats.",
     "croatia > bosnian-croats"),
    ("The ship was full of rifles from Eritrea and bound for Al Shabaab rebels.",
     "eritrea > al-shabaab"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BACKING)
def test_who_backs_whom_however_it_is_said(text, expected):
    got = {tie for tie in ties(text, known=False) if tie.startswith("backing")}
    assert got == {f"backing: {pair}" for pair in expected.split("; ")}


ALLIED = [
    ("Hezbollah and the Syrian army fought side by side in Qusair.", "hezbollah > syria"),
    ("The PKK is working hand in glove with Damascus.", "kurdistan-workers-party > syria"),
    ("The PKK is acting in concert with Damascus.", "kurdistan-workers-party > syria"),
    ("The YPG and the Syrian army formed an alliance against Turkey.",
     "peoples-protection-units > syria"),
    ("Hezbollah fighters joined Syrian troops in an assault on Qusair.", "hezbollah > syria"),
    ("Moscow remains the staunchest ally of Damascus.", "russia > syria"),
    ("An ally of Syrian President Bashar al-Assad, Omar Karami, became prime minister of Lebanon.",
     "bashar-al-assad > omar-karami"),
    ("Uganda and Rwanda, once allies, fell out.", "rwanda > uganda"),
    ("Iran, Syria and a host of militias joined forces in May.",
     "iran > militias; iran > syria; militias > syria"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ALLIED)
def test_who_is_allied_however_it_is_said(text, expected):
    got = {tie for tie in ties(text, known=False) if tie.startswith("alliance")}
    assert got == {f"alliance: {pair}" for pair in expected.split("; ")}


@pytest.mark.parametrize(("text", "expected"), [
    ("Eritrea is accused by Ethiopia of giving the Ogaden National Liberation Front arms.",
     "backing: eritrea > ogaden-national-liberation-front alleged by ethiopia"),
    ("Liberia charged Libya with arming the National Patriotic Front.",
     "backing: libya > national-patriotic-front alleged by liberia"),
    ("Turkey accused Iran of support for the PKK.",
     "backing: iran > kurdistan-workers-party alleged by turkey"),
    ("Turkey accuses the YPG of links to the PKK.",
     "alliance: kurdistan-workers-party > peoples-protection-units alleged by turkey"),
    ("The YPG denies links to the PKK.",
     "alliance: kurdistan-workers-party > peoples-protection-units denies by "
     "peoples-protection-units"),
    ("Belgrade denies that it is sending ammunition to the National Patriotic Front.",
     "backing: serbia > national-patriotic-front denies by serbia"),
    ("Hezbollah and its Syrian allies rejected the plan.", "alliance: hezbollah > syria"),
    ("N'Djamena severed relations with Khartoum, accusing it of backing the United Front.",
     "backing: sudan > united-front alleged by chad"),
])  # fmt: skip
def test_what_is_charged_or_denied_is_whose_it_is(text, expected):
    got = [tie for tie in ties(text, known=False) if tie.startswith(("backing", "alliance"))]
    assert got == [expected]


def test_they_are_whom_the_sentence_before_was_about():
    text = "The Liberian rebels pushed into Sierra Leone. They received arms from Libya last week."
    assert "backing: libya > liberian-rebels" in ties(text, known=False)
