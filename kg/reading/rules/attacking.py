"""Attacking: assaults, bombings, strikes, shelling, killing, abduction, aircraft brought down."""

from kg.reading.rule import WHERE, Rule, rule

ATTACKING: tuple[Rule, ...] = (
    # --- attacks
    rule("attacks", "attack", "verb",
         "attack assault raid storm ambush target besiege assail encircle",
         attacker="subject", target_="object|against", place="object|" + WHERE, hostile=True,
         example="The LNA attacked the GNA in Sirte.", gives="attack: lna > gna"),
    rule("attack-noun", "attack", "noun",
         "attack assault raid ambush bombing blast explosion siege massacre incursion "
         "counterattack counter-attack onslaught storming",
         attacker="by|claimant|subject|poss|mod|from", target_="on|against|object on|of",
         place=WHERE + "|of", at_least=1, hostile=True,
         example="The LNA launched an attack on the GNA.", gives="attack: lna > gna"),
    rule("claims-attack", "attack", "verb", "claim", attacker="subject",
         target_="object for on|for on", place="for",
         needs="object: responsibility credit attack bombing blast killing",
         example="The Kaniyat claimed responsibility for the blast in Tripoli.",
         gives="attack: kaniyat"),
    rule("fires-at", "attack", "verb", "fire launch lob hurl rain throw", attacker="subject",
         target_="at|on|against|into|toward|towards|object at|object on", hostile=True,
         place="at|on|into|toward|towards|" + WHERE + "|object at|object on|object into",
         needs="object: rocket missile mortar shell grenade drone artillery bomb bullet",
         example="The LNA fired rockets at the GNA.", gives="attack: lna > gna"),
    rule("opens-fire", "attack", "verb", "open", attacker="subject", target_="on|object on",
         place=WHERE, needs="object: fire", hostile=True,
         example="The Kaniyat opened fire on the Nawasi Brigade.",
         gives="attack: kaniyat > nawasi-brigade"),
    rule("lays-siege", "attack", "verb", "lay", attacker="subject", target_="to|object to",
         place="to|object to", needs="object: siege", hostile=True,
         example="The LNA laid siege to Tripoli.", gives="attack: lna"),
    # --- strikes from a distance
    rule("strikes", "strike", "verb", "bomb bombard shell strike hit pound strafe blast pummel",
         attacker="subject", target_="object", place="object|" + WHERE, hostile=True,
         example="Turkish drones bombed the LNA near Tarhuna on Friday.",
         gives="strike: turkey > lna"),
    rule("strike-noun", "strike", "noun",
         "airstrike strike shelling bombardment air-strike missile_strike airdrop_strike barrage",
         attacker="by|claimant|subject|poss|mod|from", target_="on|against|object on|of",
         place=WHERE + "|of|against", at_least=1, hostile=True,
         example="Emirati air strikes on the GNA continued.", gives="strike: uae > gna"),
    # --- killing and taking people
    rule("kills", "attack", "verb",
         "kill slay massacre execute behead assassinate murder wound injure",
         attacker_="subject|subject by|subject from|subject mod|subject poss",
         target_="object", place=WHERE, at_least=1, hostile=True,
         example="The Kaniyat killed two Turkish soldiers in Tarhuna.",
         gives="attack: kaniyat > turkey"),
    rule("abducts", "attack", "verb", "abduct kidnap", attacker="subject", target_="object",
         place=WHERE, hostile=True, example="The Kaniyat abducted Turkish officials in Tarhuna.",
         gives="attack: kaniyat > turkey"),
    rule("abduction", "attack", "noun", "abduction kidnapping killing assassination execution "
         "murder beheading shooting", attacker="by", target_="of", place=WHERE, hostile=True,
         example="The abduction of officials by the Kaniyat shocked Tarhuna.",
         gives="attack: kaniyat"),
    rule("shoots-down", "attack", "verb", "shoot down bring", attacker="subject",
         target_="object poss|object mod|object", place=WHERE,
         needs="particle|down: down; "
         "object: plane aircraft jet drone helicopter airliner fighter bomber warplane "
         "planes drones jets helicopters", hostile=True,
         example="An Emirati drone was shot down by the GNA near Misrata.",
         gives="attack: gna > uae"),
)  # fmt: skip
