"""Diplomacy: talks, truces, agreements, sanctions, protests."""

from kg.reading.rule import Rule, rule

_DEALS = "agreement deal accord pact memorandum treaty"

DIPLOMACY: tuple[Rule, ...] = (
    rule("talks-noun", "talks", "noun",
         "talk negotiation meeting summit dialogue discussion call conversation consultation",
         party="between|subject|poss|taker|of", party_2="with|between", place="in|at", at_least=2,
         example="Haftar held talks with the GNA.", gives="talks: khalifa-haftar > gna"),
    rule("meets", "talks", "verb", "meet negotiate confer", party="subject",
         party_2="with|object|subject",
         place="in|at", at_least=2, example="Sarraj met Haftar in Abu Dhabi.",
         gives="talks: fayez-al-sarraj > khalifa-haftar"),
    rule("speaks-with", "talks", "verb", "speak talk", party="subject", party_2="with|to",
         place="in|at", at_least=2, example="Sarraj spoke with Haftar on Monday.",
         gives="talks: fayez-al-sarraj > khalifa-haftar"),
    rule("telephones", "talks", "verb", "call phone telephone", party="subject", party_2="object",
         needs="aim: *", at_least=2,
         example="Erdogan called Sarraj to discuss the war.",
         gives="talks: recep-tayyip-erdogan > fayez-al-sarraj"),
    rule("ceasefire-noun", "ceasefire", "noun", "ceasefire cease-fire truce armistice",
         party="between|subject|by|agreed", party_2_="with|between", place="in", at_least=1,
         example="The LNA declared a ceasefire.", gives="ceasefire: lna"),
    rule("agreement-noun", "agreement", "noun", _DEALS,
         signatory="between|subject|signed", signatory_2="with|between", place="in", at_least=2,
         example="Turkey signed a maritime deal with the GNA in November 2019.",
         gives="agreement: turkey > gna"),
    rule("signs", "agreement", "verb", "sign initial ratify clinch work hammer conclude",
         signatory="subject", signatory_2="with|object with", place="in", at_least=1,
         needs="object: " + _DEALS,
         example="The GNA signed the agreement in Geneva.", gives="agreement: gna"),
    rule("agrees-on", "agreement", "verb", "agree", signatory="subject", signatory_2="with",
         place="in", at_least=1, needs="on: border plan term exchange "
         "release swap send form create establish deploy set creation formation roadmap framework "
         "mechanism constitution government force budget timetable share division map",
         example="The GNA agreed with the LNA on a new border.", gives="agreement: gna > lna"),
    rule("sanctions", "sanctions", "noun", "sanction embargo", sanctioner="by|subject|poss|mod",
         target="on|against|object on",
         example="The United States imposed sanctions on the Kaniyat.",
         gives="sanctions: united-states > kaniyat"),
    rule("sanctions-verb", "sanctions", "verb", "sanction blacklist", sanctioner="subject",
         target="object",
         example="Washington sanctioned the Kaniyat.", gives="sanctions: united-states > kaniyat"),
    rule("protest", "protest", "noun", "protest demonstration rally", protester="by|subject|poss",
         target="against", place="in|at|across", at_least=1,
         example="Protests against the GNA filled Tripoli.", gives="protest: gna"),
    rule("protests", "protest", "verb", "protest demonstrate rally", protester="subject",
         target="against", place="in|at|across", at_least=1, needs="object: !*",
         example="The Kaniyat protested in Tarhuna.", gives="protest: kaniyat"),
)  # fmt: skip
