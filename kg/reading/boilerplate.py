"""Boilerplate: lines that a site puts around an article, told by how they begin, read or end.

What is taken for boilerplate is not read, so a line must look like nothing else: the whole line has
to match, and a sentence about somebody who follows or shares is none. The sorts are told to whoever
asks what was left out."""

import re

_AGENCY = (
    r"(?:Reuters|REUTERS|AP|AFP|EPA|Anadolu|AA|Getty(?: Images)?|Xinhua|TASS|Sputnik|dpa|DPA|UPI|"
    r"Bloomberg|Shutterstock|Alamy|Wikimedia(?: Commons)?|Handout|handout)"
)
_NAMES = r"[A-Z][\w.'’-]+(?: (?:(?:de|al|el|bin|van|von|and|in)|[A-Z][\w.'’-]*,?)){0,9}"
# what only a sentence has: its full stop
_SENTENCE = r".*[.;][\"”’']?$"

# sort -> patterns; a line is of the first sort one of whose patterns it matches whole. Case counts
# only after `(?-i:`
_SORTS = (
    ("reading time", r"(?:reading time:? )?\d+[- ]min(?:ute)?s?(?: read| reading)?\b.{0,20}"),
    ("pointer",
     r"(?:read|see|watch|listen)(?: also| more| next| now| on| here)? ?(?:[:>»]|--).*|"
     r"(?:also read|also see|see also|read also|read more|read next|related|recommended|"
     r"more on|more from|more|don['’]t miss|most read|most popular|trending|editor['’]s picks?|"
     r"you may (?:also )?like|you might also|in pictures|in video|what to read next|"
     r"up next|next article|previous article|latest news|top stories|in this story)"
     rf"(?: ?[:>|»].{{0,160}}|\b(?!{_SENTENCE}).{{0,120}})|"
     r"(?:to )?(?:read|see|view) (?:the )?(?:full|original|whole|rest)\b.{0,100}|"
     r"click (?:here|on|below)\b.{0,160}|(?:video|photos?|gallery|podcast|infographic|interactive)"
     r"(?:\s?[:|].{0,200})?|(?:continue|keep) reading.{0,60}|back to top|skip to .{0,40}|"
     r"(?:story|article|text) continues below.{0,60}|go to .{0,30}page"),
    ("follow us",
     r"(?:please )?(?:follow|like|find|join|add|visit) (?:us|him|her|them|our|the \w+|"
     r"@?\w+(?: \w+)?)"
     r" (?:on|at|in|via) (?=.*(?:twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok|"
     r"linkedin|google|social|bluesky|mastodon|threads|signal|\bX\b|@)).*|"
     r"(?:join|follow|like|download|get|install) (?:our|the|us|@)\b"
     r".{0,40}(?:channel|app|group|page|feed|twitter|facebook|telegram|whatsapp|instagram).{0,80}|"
     r"@\w{2,30}|#\w{2,40}(?: #\w{2,40})*"),
    ("newsletter",
     r"(?:please )?(?:sign ?up|subscribe|register|log ?in|sign ?in|become a|donate|"
     r"support (?:our|us|independent))\b(?!.*\b(?:said|says|told)\b).{0,200}|"
     r"(?:get|receive) (?:the |our |all |more |breaking )?.{0,60}(?:newsletter|in your inbox|"
     r"to your "
     r"inbox|by e-?mail).{0,60}|.{0,60}\bnewsletters?[.!]?|"
     r"(?:already|not yet) a (?:subscriber|member).{0,80}|"
     r"(?:this|the) (?:content|article|story) is (?:only )?(?:available )?(?:for|to|reserved)"
     r".{0,20}(?:subscribers|members).{0,60}|to continue reading.{0,120}|"
     r"you have .{0,20}(?:free )?articles? (?:left|remaining).{0,60}"),
    ("share",
     r"(?:share|tweet|print|e-?mail|save|listen|copy link|comments?|bookmark|whatsapp|facebook|"
     r"twitter|telegram|linkedin|reddit|pinterest|gift|more|reply|menu|search|home|close|"
     r"advertisement|sponsored|ad|loading\.*)(?:[ |/,]+(?:share|tweet|print|e-?mail|save|copy link|"
     r"whatsapp|facebook|twitter|telegram|linkedin|reddit|pinterest|on|this|article|link|via|x))*|"
     r"share (?:this|on|via|the)\b.{0,80}|(?:leave|post|add) a (?:comment|reply)\b.{0,60}|"
     r"\d+ (?:comments?|shares?|views?|likes?)|advertis\w+ ?[-–—|:].{0,60}|"
     r"(?:a- ?a\+|font size.{0,20}|text size.{0,20})"),
    ("cookies",
     r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,40}\bcookies?\b.{0,300}|"
     r"(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences| settings)?|"
     r"by (?:continuing|using|clicking|browsing).{0,200}(?:cookies?|terms|privacy|policy).{0,120}|"
     r"(?:cookie|privacy) (?:policy|settings|notice|preferences).{0,60}|terms (?:of use|of service|"
     r"and conditions).{0,80}|please (?:enable|turn on|disable|allow) (?:javascript|cookies|"
     r"your ad)"
     r".{0,120}|(?:your|this) browser (?:does not|doesn['’]t).{0,160}|"
     r"javascript (?:is|must|seems).{0,120}"),
    ("caption",
     r"\(?(?:(?:file )?(?:photo|image|picture|photograph|illustration|caption|file)s?)"
     r"(?: (?:credit|by|courtesy|caption|source)s?\b ?:?| ?[:/]).*|"
     rf"(?-i:.{{10,400}}(?:\((?:AP |EPA |File |Photo|Image|Getty|REUTERS|Reuters/|"
     rf"AFP/)[^()]{{0,80}}\)|"
     rf"\[[^\[\]]{{0,60}}\b{_AGENCY}\b[^\[\]]{{0,40}}\]|REUTERS/[A-Z][^.]{{2,60}}|"
     rf"(?:©|Photo:|Image:|Credit:|Picture:) ?{_NAMES}(?:/{_AGENCY}(?: Images)?)*|"
     rf"[/|—-] ?{_AGENCY}(?: Images)?)\.?)|"
     rf"(?-i:\[?\(?{_NAMES} ?/ ?{_AGENCY}(?: (?:via|Photo|Images).{{0,40}})?\)?\]?)|"
     r"(?:enlarge|view) (?:image|photo)s?.{0,40}|image source,? .{0,60}|image caption,? .*|"
     r"media caption,? .*|getty images"),
    ("credit",
     rf"(?-i:\(?(?:(?:[Aa]dditional |[Ff]urther |[Ww]ith )?[Rr]eporting|[Ww]riting|[Ee]diting|"
     rf"[Ww]ritten|"
     rf"[Ee]dited|[Tt]ranslat\w+|[Cc]ompiled|[Pp]roduced|[Rr]eported) by:? {_NAMES}.{{0,240}})|"
     rf"(?-i:By:? {_NAMES})|(?-i:BY:? [A-Z][A-Z .,'’-]{{3,60}})|"
     rf"(?-i:{_NAMES}(?:,? (?:and|in) {_NAMES}){{0,5}} (?:also )?contributed (?:reporting|to this "
     rf"(?:report|article|story)).{{0,120}})|"
     r".{0,80}\bcontributed (?:reporting|to this (?:report|article|story)).{0,80}|"
     r"\(?with (?:inputs?|files|additional|reporting|agencies|reports?)\b.{0,80}|"
     rf"\(?(?:sources?|agencies|via|author|reporters?|correspondents?|editors?|writers?)"
     rf"(?: ?[:|/] ?(?-i:{_NAMES}(?: and (?:news )?[aA]gencies)?)\)?|\))|"
     r"(?:the )?(?:associated press|reuters|agence france-presse|afp|ap|al jazeera|cnn|bbc|xinhua)"
     r"(?: and (?:news )?agencies)?|"
     r"(?:this|the) (?:article|story|report|piece|text|post|op-ed|commentary|version|copy|page|"
     r"item)"
     r"(?: \w+)? (?:was|has been|is|first|originally|appeared|may|contains)\b"
     r"(?!.*\b(?:says|said|shows?|accus\w+|that)\b).{0,40}(?:publish|appear|updat|correct|"
     r"translat|edit|produc|generat|writ|sourc|adapt|"
     r"provided|part of|amended|republish|syndicat|auto).{0,200}|"
     r"(?:the )?(?:views|opinions) expressed.{0,240}|our standards:.{0,120}|"
     r".{0,40} is (?:a|the) (?:staff |senior |freelance )?(?:writer|correspondent|reporter|"
     r"journalist|"
     r"editor|columnist) (?:at|for|with|based)\b.{0,120}"),
    ("copyright",
     r"(?:\(c\)|©|copyright\b|&copy;).*|.{0,60}\ball rights reserved\b.{0,200}|"
     r"\(?(?:this material )?may not be (?:published|reproduced).{0,160}"),
    ("tags",
     r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|labels?|section) ?[:|].{0,200}|"
     r"(?:tags|topics|categories|keywords)"),
    ("contact",
     r"(?:got|have) a (?:tip|story|news tip)\b.{0,120}|(?:contact|e-?mail|write to) (?:us|the "
     r"(?:author|editor|writer)s?)\b.{0,160}|(?-i:[\w.+-]+@[\w-]+\.[\w.]+)|https?://\S+|www\.\S+|"
     r"tel(?:ephone)? ?[:.].{0,60}"),
    ("end mark", r"[-*#_=~•·—–\s]{1,80}|(?:ends|\(?end\)?|more|-30-|###)|"
                 r"\(?[A-Z]{2,6}/[A-Z]{2,6}\)?"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<s{n}>{patterns})" for n, (_, patterns) in enumerate(_SORTS)), re.I)
_LONGEST = 700


def boilerplate(line: str) -> str:
    """The sort of boilerplate that a line is, or nothing where it is running text.

    >>> boilerplate("Read also: Who holds the oil?"), boilerplate("© 2020 The Paper")
    ('pointer', 'copyright')
    >>> boilerplate("They follow him on foot."), boilerplate("Share prices fell on Monday.")
    ('', '')
    """
    if len(line) > _LONGEST:
        return ""
    found = _ANY.fullmatch(line)
    if not found:
        return ""
    return next(name for n, (name, _) in enumerate(_SORTS) if found[f"s{n}"] is not None)
