"""Resisting: who holds out against whom: defends, repels, puts down, or takes losses."""

from kg.reading.rule import ARMED, FIGHTERS, Rule, rule

_ONSLAUGHT = (
    "attack attacks assault offensive advance raid push incursion onslaught invasion "
    "coup putsch mutiny uprising rebellion revolt insurgency insurrection rising siege"
)
_LOSSES = "loss losses casualty casualties defeat blow damage setback toll"

RESISTING: tuple[Rule, ...] = (
    rule("pushes-back", "opposition", "verb", "push beat drive force hold fight fend ward throw",
         opponent="subject", opponent_2="object", needs="particle|back: back off",
         kinds="opponent: " + FIGHTERS,
         example="The GNA beat back the LNA.", gives="opposition: gna > lna"),
    rule("repels-foe", "opposition", "verb", "repel repulse rebuff", opponent="subject",
         opponent_2="object", kinds="opponent: " + ARMED,
         example="The GNA repelled the LNA.", gives="opposition: gna > lna"),
    rule("halts-attack", "opposition", "verb",
         "halt stop block thwart foil contain counter resist fend hold withstand stem "
         "defeat crush foil suppress quell repel repulse put smash fight battle",
         opponent="subject",
         opponent_2="object by|object poss|object mod|object owner|by|object of",
         needs="object: " + _ONSLAUGHT, kinds="opponent: " + FIGHTERS,
         example="The GNA struggled to halt the offensive by the LNA.",
         gives="opposition: gna > lna"),
    rule("quells", "opposition", "verb",
         "quell suppress crush put smash contain face end defeat counter", opponent="subject",
         opponent_2="object", needs="object: rebellion insurgency uprising revolt insurrection",
         kinds="opponent: " + ARMED,
         example="Haftar's forces tried to put down a rebellion. The rebels fled to Chad.",
         gives="opposition: lna > rebels"),
    rule("defends-against", "opposition", "verb", "defend shield guard fortify",
         opponent="subject", opponent_2="against|from|object against|object from|"
         "against by|against poss|from by|from poss|object from by|object from poss",
         kinds="opponent: " + ARMED, needs="against|from: !charge accusation claim criticism",
         example="The GNA is defending Tripoli against the LNA.",
         gives="opposition: gna > lna"),
    rule("protected-from", "opposition", "verb", "protect defend shield save guard",
         opponent="object", opponent_2="from by|from poss|from from|object from by",
         needs="from|object from: attack attacks assault raid raids aggression offensive",
         kinds="opponent: " + ARMED,
         example="Turkey sent soldiers to protect the GNA from attacks by the LNA.",
         gives="opposition: gna > lna"),
    rule("protects-from", "opposition", "verb", "protect", opponent="subject",
         opponent_2="from|object from", kinds="opponent: " + FIGHTERS + "; opponent_2: armed-group "
         "coalition",
         example="Turkey sent soldiers to protect the town from the LNA.",
         gives="opposition: lna > turkey"),
    rule("holds-out", "opposition", "verb", "hold stand", opponent="subject",
         opponent_2="against|object against", needs="particle|out|firm|object|up: out firm line up "
         "ground", kinds="opponent: " + FIGHTERS,
         example="The GNA held out against the LNA in Gharyan.", gives="opposition: gna > lna"),
    rule("prevents", "opposition", "verb", "prevent stop keep block bar", opponent="subject",
         opponent_2="object", kinds="opponent: " + ARMED,
         needs="from|object from|does: take seize capture enter overrun reach retake advance cross "
         "conquer recapture attack return",
         example="The GNA prevented the LNA from seizing Gharyan.",
         gives="opposition: gna > lna"),
    rule("inflicts-losses", "opposition", "verb", "inflict deal", opponent="subject",
         opponent_2="on|upon|object on|object upon|iobj|to|object to",
         needs="object: " + _LOSSES, kinds="opponent: " + ARMED,
         example="The LNA inflicted heavy losses on the GNA.", gives="opposition: gna > lna"),
    rule("suffers-losses", "opposition", "verb", "suffer take sustain lose", opponent="subject",
         opponent_2="at of|at poss|object at of|object at poss|against|object against",
         needs="object|at: hand hands " + _LOSSES, kinds="opponent: " + ARMED,
         example="The LNA suffered heavy losses at the hands of the GNA.",
         gives="opposition: gna > lna"),
    rule("faces-foe", "opposition", "verb", "face confront encounter", opponent="subject",
         opponent_2="object", kinds="opponent: " + ARMED + "; opponent_2: armed-group coalition",
         example="The GNA faces the LNA on the coast.", gives="opposition: gna > lna"),
    rule("squares-off", "opposition", "verb", "square face", opponent="subject",
         opponent_2="with|against", needs="particle|off: off", kinds="opponent: " + ARMED,
         example="The GNA squared off against the LNA.", gives="opposition: gna > lna"),
)  # fmt: skip
