"""Words of the trade: nouns for groups, offices, media and things given, as sets and small
tables."""


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set; `_` joins words that belong together."""
    return frozenset(word.replace("_", " ") for word in text.split())


# --- nouns for who acts on behalf of whom: "Turkish troops" are Turkey, "GNA forces" the GNA
STATE_ORGANS = words(
    "troop troops soldier soldiers army military force forces navy jet jets warplane warplanes "
    "plane planes aircraft drone drones warship warships artillery helicopter helicopters tank "
    "tanks government administration authorities authority regime official officials ministry "
    "minister parliament police marines envoy envoys diplomat diplomats state leadership leaders "
    "side officers commanders gunboats submarine infantry airforce intelligence junta presidency "
    "power firepower serviceman servicemen servicewoman servicewomen personnel bomber bombers "
    "missiles airstrike "
    "airstrikes airpower strikes advisers instructors commandos operatives agents trainers "
    "rulers peacekeepers peacekeeper bombardment bombing sorties airstrike raids "
    "propagandists representatives delegates negotiators delegation elements units guards "
    "policeman policemen gunners"
)
GROUP_NOUNS = words(
    "rebel rebels militia militias fighter fighters militant militants insurgent insurgents "
    "mercenary mercenaries separatist separatists gunman gunmen guerrilla guerrillas guerilla "
    "guerillas group groups faction factions movement movements brigade brigades opposition "
    "jihadist jihadists extremist extremists terrorist terrorists coalition alliance militiaman "
    "militiamen paramilitary paramilitaries warlord warlords front battalion battalions tribe "
    "tribes tribesmen partisans secessionists combatants contra contras dissidents loyalists "
    "islamists contractors"
)
FORCES = STATE_ORGANS | GROUP_NOUNS
# what a description may refer to: noun -> kinds of actor
DESCRIPTIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(words("group groups faction factions movement movements"),
                    ("armed-group", "political-body", "coalition", "company")),
    **dict.fromkeys(words("militia militias rebels rebel insurgents militants fighters insurgency "
                          "guerrillas separatists extremists jihadists islamists gunmen "
                          "attackers terrorists rebellion"), ("armed-group", "coalition")),
    **dict.fromkeys(words("opposition guerrilla guerrillas mutineers secessionists militiamen"),
                    ("armed-group", "coalition", "political-body")),
    **dict.fromkeys(words("organisation organization body agency"),
                    ("international-organisation", "political-body", "company")),
    **dict.fromkeys(words("bloc"), ("international-organisation", "coalition")),
    **dict.fromkeys(words("government administration regime authorities"), ("government",)),
    **dict.fromkeys(words("country nation state countries nations states"), ("state",)),
    **dict.fromkeys(words("coalition alliance"), ("coalition",)),
    **dict.fromkeys(words("army military"), ("armed-group",)),
    **dict.fromkeys(words("peacekeepers"), ("international-organisation",)),
    **dict.fromkeys(words("company firm"), ("company",)),
    **dict.fromkeys(words("parliament assembly legislature council"), ("political-body",)),
    **dict.fromkeys(words("general commander warlord strongman president envoy minister marshal "
                          "colonel dictator autocrat"), ("person",)),
}  # fmt: skip
SIDES = words("side party faction rival foe enemy camp")

# --- offices: lemma -> kind of tie of the person to the body, and the post
LEADING = words(
    "president leader head chief commander chairman chairwoman chair king emir ruler premier "
    "chancellor prime_minister warlord strongman commander-in-chief boss sultan caliph dictator "
    "autocrat director secretary-general president-elect founder junta_leader monarch queen "
    "ayatollah"
)
SPEAKING = words(
    "spokesman spokeswoman spokesperson envoy ambassador negotiator mediator representative "
    "rapporteur emissary spokesmen"
)
BELONGING = words(
    "minister secretary official adviser advisor general colonel major captain admiral brigadier "
    "lieutenant marshal senator lawmaker congressman governor deputy commissioner diplomat "
    "officer vice-president prince politician member sergeant legislator parliamentarian "
    "coordinator gen. brig. col. maj. lt. adm. sgt. mayor speaker aide sen. rep. treasurer counsel "
    "counterpart chairperson attorney undersecretary under-secretary"
)
OFFICES = LEADING | SPEAKING | BELONGING
HONORIFICS = words(
    "mr mr. mrs mrs. ms ms. dr dr. sir lord sheikh sheik general gen gen. colonel col col. field "
    "marshal major maj maj. brig brig. lt lt. lieutenant captain capt. admiral adm. sergeant sgt. "
    "brigadier mullah ayatollah imam prince crown king queen president prime minister premier "
    "senator sen. secretary commander class 1st marine army vice foreign defence defense interior "
    "retired acting minister spokesman spokeswoman leader chief adviser advisor ambassador envoy"
)
TITLES = OFFICES | HONORIFICS
# a rebel commander of Xland does not lead Xland
DISOWNED = words(
    "renegade rogue rebel rebels opposition militia separatist guerrilla insurgent dissident "
    "exiled breakaway contra islamist militant tribal jihadist mutinous ousted"
)
FORMER = words("former ex-leader then ousted deposed outgoing late")

# --- names that are not actors
MEDIA = words(
    "reuters ap afp bbc cnn fox upi xinhua tass ria interfax anadolu bloomberg nbc cbs abc npr "
    "getty time newsweek twitter facebook instagram youtube telegram cnbc msnbc irna saba sana "
    "aljazeera whatsapp tiktok"
)
MEDIA_NOUNS = words(
    "news times post herald agency press television tv radio journal observer guardian telegraph "
    "monitor network newspaper magazine jazeera arabiya channel tribune gazette"
)
DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = words(
    "january february march april may june july august september october november december"
)
NOT_NAMES = (
    DAYS
    | MONTHS
    | words(
        "jan feb mar apr jun jul aug sep sept oct nov dec i god islam muslim muslims christian "
        "christians sunni shia shiite shi'ite arab arabs islamist english arabic west east north "
        "south muslim western eastern northern southern gmt est internet "
        "eid ramadan christmas covid covid-19 coronavirus"
    )
)
ORG_ARMED = words(
    "army forces force brigade brigades front militia militias battalion battalions guard guards "
    "resistance legion corps units troops rebels fighters division command regiment shield "
    "hezbollah"
)
ORG_POLITICAL = words(
    "party congress council movement union coalition parliament assembly government committee "
    "commission authority administration alliance senate league ministry house court tribunal "
    "presidency cabinet directorate politburo"
)
ORG_INTERNATIONAL = words(
    "nations mission organization organisation community observatory watch international"
)
ORG_COMPANY = words(
    "airlines airways group inc ltd corp corporation company bank industries services security "
    "consultancy"
)
ORG_STATE = words(
    "military navy air parliament congress ministry army marine marines government senate "
    "department central command embassy consulate intelligence treasury administration cabinet"
)
PLACE_NOUNS = words(
    "airport base port province city town village river mountains mountain sea street road avenue "
    "district island islands valley region gulf strait square desert lake camp bridge mall palace "
    "governorate peninsula bay coast hills oasis crossing canal corridor"
)
PLACE_HEADS = words(
    "town city village province district region area capital stronghold oasis port suburb "
    "neighbourhood neighborhood base airport enclave island governorate state camp airbase"
)
LOCATIVE = words("in at near around outside inside into toward towards throughout across over")


# --- things that are given, and the means of support that they are
def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: means for means, text in table.items() for word in text.split()}


# means of support -> words for what is given
_GIVEN = {
    "weapons": (
        "aircraft ammunition arm arming armor armour arms artillery bomb drone explosive gun "
        "helicopter howitzer jet launcher missile mortar munition rifle rocket shell tank "
        "warplane warship grenade weapon weaponry"
    ),
    "materiel": "equipment fuel gear hardware logistics materiel supply supplies truck vehicle",
    "funding": (
        "bankrolling cash dollar finance financing fund funding loan money payment salary subsidy "
        "wage"
    ),
    "troops": (
        "adviser advisor battalion brigade commando contingent force instructor paratrooper "
        "personnel soldier troop"
    ),
    "mercenaries": "contractor fighter mercenary",
    "training": "trainer training",
    "intelligence": "intelligence",
    "territory": "base haven refuge sanctuary shelter territory harbouring harboring sheltering",
    "military": "cover",
    "political": "blessing collusion complicity connivance encouragement",
    "unspecified": (
        "aid allegiance assistance backing backup help patronage protection sponsorship succor "
        "succour support"
    ),
}
# means of support -> adjectives of support and aid
_QUALITY = {
    "military": "air armed aerial military military-technical",
    "funding": "economic financial",
    "political": "moral political",
    "diplomatic": "diplomatic",
    "materiel": "logistic logistical material",
    "weapons": "arms lethal",
    "intelligence": "intelligence",
}
# means of support -> what "backs them with .." or "through .." names beside things
_DONE = {
    "military": "airstrike bombardment bombing firepower raid shelling strike airpower",
}
# means of support -> how somebody is supported
_MANNER = {
    "military": "militarily",
    "funding": "financially economically",
    "political": "politically morally",
    "diplomatic": "diplomatically",
    "materiel": "logistically materially",
}
THINGS = _by_word(_GIVEN)
MEANS_BY_ADJECTIVE = _by_word(_QUALITY)
MEANS_BY_TOOL = _by_word(_DONE) | THINGS
MEANS_BY_ADVERB = _by_word(_MANNER)
# help of this sort is no backing in a war
CIVIL = words(
    "humanitarian medical food relief development popular public life disaster covid election"
)

# --- verbs of speech and stance
SAY = words(
    "say tell report confirm announce add state note declare write quote tweet explain reveal "
    "disclose acknowledge observe warn suggest stress reiterate maintain indicate recall show "
    "find"
)
CLAIM = words(
    "claim allege assert insist contend boast believe suspect maintain think argue purport profess "
    "hint imply"
)
TELLING = SAY | CLAIM
DENY = words("deny reject dismiss refute disavow rebut")
ACCUSE = words("accuse blame suspect charge")
HEDGING_VERBS = words("appear seem believe suspect allege report rumour rumor say think")
HEDGING_ADVERBS = words("reportedly allegedly apparently purportedly supposedly possibly perhaps")
PLAN = words(
    "plan intend vow pledge promise threaten offer prepare want consider propose hope expect urge "
    "call aim decide ask demand order due set schedule mull weigh agree seek look wish need push "
    "attempt try appeal invite aspire request implore"
)
CONATIVE = words("work try attempt seek fight struggle push battle aim strive bid")
ENDING = words(
    "stop cease end halt suspend cut withdraw terminate freeze quit discontinue wind lose abandon "
    "drop pull scale reduce"
)
STARTING = words("begin start continue keep resume manage help succeed go proceed come")

# whose a place is that somebody holds
HOLDING = words("belong hold control use man run occupy operate defend garrison")

# --- the second half of a compound: "X-backed Y"
BACKED = words(
    "backed supported supplied armed trained funded financed sponsored equipped recognised "
    "recognized assisted aided bankrolled endorsed"
)
ALLIED = words("allied aligned linked affiliated connected associated friendly")
LED = words("led headed commanded run controlled dominated")
