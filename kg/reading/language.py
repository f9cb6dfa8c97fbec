"""Language: whether a text is English, told by the little words that every sentence needs.

The reader knows English only, so that a text in another language would look like one that says
nothing. Scripts are told by their letters; languages in Latin letters by their function words."""

import re
from collections import Counter

from kg.reading.lexicon import words

_ENGLISH = words(
    "the of and to in for on with that by from at as an is was were are be been it its he she his "
    "her they their has have had not but who which this will would after when said into than about "
    "against between during over under while where there these those more or also we our you your "
    "i a no some him them if before because what out up all could can may being"
)
_OTHERS = {
    "French": "a le la les des une est dans pour qui que sur au du et par pas avec ont été cette",
    "German": "der die das und den von mit ist im auf für nicht dem des ein eine sich auch wird zu",
    "Spanish": "el los las del una por con para que se su al es en y fue como más sus han",
    "Italian": "il di che è per una con del della dei gli nel sono alla le non si da i al",
    "Portuguese": "o os as dos das uma em não para com por que se foi ao pela mais são da do",
    "Dutch": "de het een van en dat niet met voor zijn op aan te door naar ook wordt bij er uit",
    "Turkish": "ve bir bu için ile da de olarak olan daha sonra kadar gibi çok en ancak karşı göre",
    "Indonesian": "yang dan di dengan untuk dari pada ini itu oleh dalam akan tidak ke juga telah",
    "Swahili": "ya wa na kwa katika za la ni kuwa hiyo huo baada wake hilo cha vya kama pia",
    "Polish": "w i na z się do nie że to jest o po przez od za oraz jak przed być ma",
    "Romanian": "și în de la cu pe a nu că din au fost pentru este mai care o un unei prin",
    "Somali": "oo iyo ka ku in ay uu waa ah la soo si kale u ee ayaa waxa waxaa",
    "Hausa": "da na a ta ya ba ce cikin wanda su kuma don ga sun domin bayan an wata",
    "Swedish": "och i att det som en på är av för med den till inte har ett om var från de",
    "Vietnamese": "của và các có được trong là cho không với một những này đã người tại khi",
}
_FUNCTION_WORDS = {"English": _ENGLISH} | {name: words(told) for name, told in _OTHERS.items()}
_SCRIPTS = (
    ("Arabic or Persian", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("Russian or Ukrainian", re.compile("[\u0400-\u04ff]")),
    ("Korean", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("Chinese", re.compile("[\u4e00-\u9fff]")),
    ("Hebrew", re.compile("[\u0590-\u05ff]")),
    ("Greek", re.compile("[\u0370-\u03ff]")),
    ("Hindi", re.compile("[\u0900-\u097f]")),
    ("Amharic", re.compile("[\u1200-\u137f]")),
    ("Armenian", re.compile("[\u0530-\u058f]")),
    ("Georgian", re.compile("[\u10a0-\u10ff]")),
    ("Bengali", re.compile("[\u0980-\u09ff]")),
    ("Thai", re.compile("[\u0e00-\u0e7f]")),
    ("Burmese", re.compile("[\u1000-\u109f]")),
)  # fmt: skip
# Japanese is written in Chinese signs too, and known by the others
_KANA = re.compile("[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 8  # words, to tell a language by its function words


def foreign(text: str) -> str:
    """The language of a text that is not English; nothing where it is, or where too little stands.

    >>> foreign("Les troupes ont quitté la ville et le gouvernement est soutenu par les Turcs")
    'French'
    >>> foreign("Troops left the town, and the government is backed by the Turks.")
    ''
    """
    script = _script(text)
    if script:
        return script
    seen = _WORD.findall(text.lower())
    if len(seen) < _ENOUGH:
        return ""
    if 4 * sum(word in _ENGLISH for word in seen) > len(seen):
        return ""  # as nearly always, without a look at the other languages
    english, name, most = _tally(seen)
    if 2 * english > most + len(seen) / 10:
        return ""
    if most > max(english, len(seen) / 8):
        return name
    return "a language that is not known" if english < len(seen) / 20 and len(seen) > 30 else ""


def is_english(text: str) -> bool:
    """True where even a short text has more of English than of any other language.

    >>> is_english("Troops left the town."), is_english("Les troupes ont quitté la ville.")
    (True, False)
    """
    english, _, most = _tally(_WORD.findall(text.lower()))
    return english > most


def _tally(seen: list[str]) -> tuple[int, str, int]:
    """How many words are English function words, and of which other language most are, how many."""
    tally = Counter(
        {name: sum(word in known for word in seen) for name, known in _FUNCTION_WORDS.items()}
    )
    english = tally.pop("English")
    return english, *tally.most_common(1)[0]


def _script(text: str) -> str:
    """The language of the script that most letters belong to, unless that is Latin."""
    if text.isascii():
        return ""
    letters = sum(map(str.isalpha, text))
    if 8 * len(_KANA.findall(text)) > letters:
        return "Japanese"
    for name, pattern in _SCRIPTS:
        if 2 * len(pattern.findall(text)) > letters:
            return name
    return ""
