"""Offices: who takes one, who leaves one."""

from kg.reading.rule import Rule, rule

OFFICES: tuple[Rule, ...] = (
    rule("appoints", "appointment", "verb", "appoint name nominate elect", person="object",
         appointer_="subject", kinds="person: person",
         example="The UN appointed Ghassan Salame as envoy.",
         gives="appointment: ghassan-salame > un"),
    rule("takes-office", "appointment", "verb", "take swear assume", person="subject|object",
         needs="object|particle|in: office power in; done: *",
         kinds="person: person",
         example="Sarraj took office in 2016.", gives="appointment: fayez-al-sarraj"),
    rule("comes-to-power", "appointment", "verb", "come rise return", person="subject",
         kinds="person: person",
         needs="to: power; done: *; in|through|by|after: !coup putsch mutiny",
         example="Sarraj came to power in 2016.", gives="appointment: fayez-al-sarraj"),
    rule("becomes", "appointment", "verb", "become", person="subject", kinds="person: person",
         needs="done: *; object: president premier minister chairman king emir chancellor "
         "commander leader",
         example="Sarraj became prime minister in 2016.", gives="appointment: fayez-al-sarraj"),
    rule("dismisses", "resignation", "verb", "dismiss sack fire oust remove", person="object",
         body_="subject", kinds="person: person", needs="done: *",
         example="The GNA sacked Fathi Bashagha.", gives="resignation: fathi-bashagha > gna"),
    rule("resigns", "resignation", "verb", "resign quit", person="subject", kinds="person: person",
         example="Ghassan Salame resigned in March.", gives="resignation: ghassan-salame"),
    rule("steps-down", "resignation", "verb", "step stand", person="subject",
         needs="particle: down", kinds="person: person",
         example="Ghassan Salame stepped down.", gives="resignation: ghassan-salame"),
    rule("resignation-noun", "resignation", "noun", "resignation departure dismissal",
         person="of|poss", kinds="person: person",
         example="The resignation of Ghassan Salame left a gap.",
         gives="resignation: ghassan-salame"),
)  # fmt: skip
