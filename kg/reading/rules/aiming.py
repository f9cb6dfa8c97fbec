"""Aiming: who means to bring down, hunt or drive out whom, and who does so with others."""

from kg.reading.rule import ARMED, FIGHTERS, Rule, rule

_BRING_DOWN = (
    "oust topple overthrow unseat depose remove defeat destroy eliminate crush dislodge expel "
    "eradicate annihilate vanquish evict neutralise neutralize dismantle subdue rout"
)
_CAMPAIGN = (
    "fight battle campaign war struggle offensive operation drive effort bid mission push plot "
    "insurgency rebellion uprising attempt plan crusade quest"
)
_MEANING = (
    "fight try seek battle struggle vow aim want wage attempt decide strive help threaten swear "
    "fail hope plan pledge promise intend work launch plot conspire campaign unite rise move bid "
    "prepare join call"
)

AIMING: tuple[Rule, ...] = (
    rule("seeks-to-oust", "opposition", "verb", _BRING_DOWN, opponent="subject",
         opponent_2="object", kinds="opponent: " + ARMED,
         needs="under: " + _MEANING,
         example="The Kaniyat are trying to oust the GNA.", gives="opposition: gna > kaniyat"),
    rule("brings-down", "opposition", "verb", "bring wipe finish hunt track drive force push",
         opponent="subject", opponent_2="object", kinds="opponent: " + ARMED,
         needs="particle|out of|from|object from: *; under: " + _MEANING,
         example="The Kaniyat want to bring down the GNA.", gives="opposition: gna > kaniyat"),
    rule("campaign-to-oust", "opposition", "noun", _CAMPAIGN,
         opponent="poss|subject|by|mod|bearer", opponent_2="aim", at_least=2,
         needs="to: drive clear retake rid flush force " + _BRING_DOWN,
         kinds="opponent: " + ARMED,
         example="The GNA launched an operation to crush the Kaniyat.",
         gives="opposition: gna > kaniyat"),
    rule("crushes", "opposition", "verb",
         "crush eradicate annihilate destroy eliminate rout vanquish subdue smash dislodge",
         opponent="subject", opponent_2="object",
         kinds="opponent: " + ARMED + "; opponent_2: armed-group coalition",
         example="The GNA says that it will crush the Kaniyat.", gives="opposition: gna > kaniyat"),
    rule("seeks-overthrow", "opposition", "verb", "seek demand want pursue plot plan attempt",
         opponent="subject", opponent_2="object of|object poss", kinds="opponent: " + ARMED,
         needs="object: overthrow ouster removal downfall destruction toppling defeat elimination",
         example="The Kaniyat seek the overthrow of the GNA.",
         gives="opposition: gna > kaniyat"),
    rule("unseats", "opposition", "verb", "topple overthrow depose unseat oust",
         opponent="subject", opponent_2="object", kinds="opponent: armed-group coalition person",
         needs="done: *", example="The Kaniyat, who unseated Haftar, came from Tarhuna.",
         gives="opposition: kaniyat > khalifa-haftar"),
    rule("forces-to-flee", "opposition", "verb", "force compel", opponent="subject",
         opponent_2="object|does subject", kinds="opponent: " + FIGHTERS,
         needs="does|to|object to: flee retreat withdraw pull abandon surrender leave",
         example="The Kaniyat took Tarhuna, forcing the GNA to retreat.",
         gives="opposition: gna > kaniyat"),
    rule("hunts-down", "opposition", "verb", "hunt chase pursue", opponent="subject",
         opponent_2="object|for|after", kinds="opponent: " + ARMED + "; opponent_2: armed-group "
         "coalition person",
         example="The GNA is hunting down the Kaniyat.", gives="opposition: gna > kaniyat"),
    rule("cracks-down", "opposition", "verb", "crack clamp", opponent="subject",
         opponent_2="on|against", needs="particle|down: down",
         kinds="opponent: " + ARMED + "; opponent_2: armed-group coalition political-body",
         example="Egypt has cracked down on the Kaniyat.", gives="opposition: egypt > kaniyat"),
    rule("takes-up-arms", "opposition", "verb", "take bear", opponent="subject",
         opponent_2="against|object against", needs="object: arm arms weapon weapons",
         kinds="opponent: " + FIGHTERS,
         example="The LNA took up arms against the GNA.", gives="opposition: gna > lna"),
    rule("united-against", "opposition", "verb",
         "unite ally align array range mobilise mobilize gang band cooperate team",
         opponent="subject|object", opponent_2="against|with against|object against",
         kinds="opponent: " + ARMED,
         example="The GNA and Turkey are united against the LNA.",
         gives="opposition: lna > turkey; opposition: gna > lna"),
    rule("beside-against", "opposition", "verb", "fight battle ally side join intervene",
         opponent="with|on of|on poss|alongside|object",
         opponent_2="with against|against|on of against|alongside against|object against",
         kinds="opponent: " + ARMED, needs="object: !battle war fight campaign",
         example="Turkey is fighting on the side of the GNA against the LNA.",
         gives="opposition: gna > lna"),
    rule("deems-enemy", "opposition", "verb",
         "see regard view consider label brand call deem describe denounce declare designate",
         opponent="subject", opponent_2="object|iobj", kinds="opponent: " + ARMED,
         needs="as|called|object|does|as mod|object mod|called mod: enemy enemies terrorist "
         "terrorists foe threat adversary",
         example="Turkey regards the LNA as terrorists.", gives="opposition: lna > turkey"),
)  # fmt: skip
