"""report: the state of affairs of a conflict or an actor, with figures and numbered sources."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.backing import Answer, backed, backers
from kg.briefing.affairs import affairs
from kg.briefing.section import Line, Notes, Section
from kg.briefing.words import name, sentence
from kg.evidence import between_days, disputes
from kg.figures import Figure, figure
from kg.figures.command import command
from kg.figures.drawing import Request
from kg.figures.imprint import filters, fingerprint, in_words, when
from kg.figures.sides import sides
from kg.figures.support import means
from kg.figures.support import since as begun
from kg.model import Chronicle, Claim, Source, witnesses
from kg.timeline import timeline
from kg.view import Standing, View

_EVENTS = 40


@dataclass(frozen=True)
class Report:
    """Sections, figures and the sources in the order of their numbers."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]
    imprint: str

    def markdown(self, pictures: Callable[[Figure], str] | None = None) -> str:
        """The report in Markdown; `pictures` gives the file of a figure, else there are none."""
        from kg.briefing.markdown import markdown

        return markdown(self, pictures)

    def html(self) -> str:
        """The report as one page of HTML that needs nothing else, figures inside."""
        from kg.briefing.html import html

        return html(self)


def report(
    chronicle: Chronicle, view: View, actor: str | None = None, since: date | None = None
) -> Report:
    """The report on an actor or the whole conflict, as of the view's day or the last one told.

    What changed is told from `since` on: by default, from a year before.
    """
    view = replace(view, as_of=view.as_of or _last_day(chronicle, view))
    pair = sides(Request(chronicle, view), _ties(chronicle, view))
    asked = (actor,) if actor else pair
    notes = Notes()
    answers = [backers(chronicle.claims, view, side) for side in asked]
    claims = [c for c in chronicle.claims if actor is None or actor in c.actors]
    sections = [
        Section("State of affairs", tuple(affairs(chronicle, claims, view, asked, answers))),
        *(_backing(chronicle, notes, side, a) for side, a in zip(asked, answers, strict=True)),
        *_clients(chronicle, view, notes, actor),
        *_changes(chronicle, claims, view, notes, since),
        _events(chronicle, view, notes, actor),
        _disputes(chronicle, claims, view, notes),
    ]
    words = ["report", *([actor] if actor else []), *(["--since", str(since)] if since else [])]
    who = f": {name(chronicle.actors, actor)}" if actor else ""
    cards = chronicle.sources
    return Report(
        f"{chronicle.title or 'Untitled conflict'}{who}",
        f"{when(view)} · {filters(view)}",
        tuple(_once(sections)),
        (figure("who-backs-whom", chronicle, view, pair), _strip(chronicle, view, actor)),
        tuple(cards.get(id) or Source(id, "article", id) for id in notes.numbers),
        f"Data {fingerprint(chronicle)} · made by {command(words, view)}",
    )


def _once(sections: list[Section]) -> Iterator[Section]:
    """The sections, where only the first line that tells a fact is the one that a link leads to."""
    seen: set[str] = set()
    for section in sections:
        lines = []
        for line in section.lines:
            lines.append(replace(line, fact="" if line.fact in seen else line.fact))
            seen.add(line.fact)
        yield replace(section, lines=tuple(lines))


def _last_day(chronicle: Chronicle, view: View) -> date | None:
    days = [entry.latest for entry in timeline(chronicle.claims, view) if entry.latest]
    seen = [c.span.end_earliest for c in chronicle.claims if view.counts(c)]
    return max([*days, *(day for day in seen if day)], default=None)


def _ties(chronicle: Chronicle, view: View) -> list[Standing]:
    return list(view.backdrop.standings(chronicle.claims))


def _strip(chronicle: Chronicle, view: View, actor: str | None) -> Figure:
    return figure("timeline", chronicle, view, (actor,) if actor else ())


def _backing(chronicle: Chronicle, notes: Notes, side: str, answer: Answer) -> Section:
    title = f"Who backs {name(chronicle.actors, side)}"
    return _table_of_ties(chronicle, notes, title, answer, 0)


def _clients(chronicle, view: View, notes: Notes, actor: str | None) -> list[Section]:
    if actor is None:
        return []
    answer = backed(chronicle.claims, view, actor)
    title = f"Whom {name(chronicle.actors, actor)} backs"
    return [_table_of_ties(chronicle, notes, title, answer, 1)]


def _table_of_ties(chronicle, notes: Notes, title: str, answer: Answer, place: int) -> Section:
    lines = tuple(
        Line(
            (
                name(chronicle.actors, s.fact.actors[place]),
                means(s),
                begun(s),
                _how(s),
                str(len(witnesses(s.sources, chronicle.sources))),
            ),
            notes.of(s),
            s.fact.id,
        )
        for s in answer.standings
    )
    undated = ", ".join(name(chronicle.actors, s.fact.actors[place]) for s in answer.undated)
    remark = f"Attested on later days only, with no start told: {undated}." if undated else ""
    columns = ("actor", "means", "when", "status", "told by")
    nothing = () if lines else ("No claim that counts tells of any; that is not a no.",)
    return Section(title, nothing, columns, lines, remark)


def _how(standing: Standing) -> str:
    return f"{standing.status}" + (f", {standing.verdict}" if standing.verdict else "")


def _changes(chronicle, claims: list[Claim], view, notes, since: date | None) -> list[Section]:
    if view.as_of is None:
        return []
    first = since or _year_before(view.as_of)
    found = [c for c in between_days(claims, view, first, view.as_of) if c.fact.kind in _TURNS]
    lines = tuple(
        Line((sentence(chronicle.actors, c.fact), c.what), notes.of(c.new or c.old), "")
        for c in found
    )
    nothing = () if lines else ("Nothing is told to have changed between the ties.",)
    columns = ("tie", "what changed")
    return [Section(f"What changed since {in_words(first)}", nothing, columns, lines)]


_TURNS = frozenset({"backing", "alliance", "opposition", "leadership"})


def _year_before(day: date) -> date:
    return day.replace(year=max(day.year - 1, 1), day=min(day.day, 28))


def _events(chronicle: Chronicle, view: View, notes: Notes, actor: str | None) -> Section:
    entries = timeline(chronicle.claims, view, actor)
    number = {e.fact: len(witnesses(e.sources, chronicle.sources)) for e in entries}
    best = sorted(entries, key=lambda e: (-number[e.fact], e.fact.id))[:_EVENTS]
    lines = tuple(
        Line(
            (e.when or "undated", e.fact.name, e.fact.kind, str(e.status), str(number[e.fact])),
            notes.of(e.standing),
            e.fact.id,
        )
        for e in entries
        if e in best
    )
    left_out = len(entries) - len(best)
    remark = f"{left_out} more, told by fewer sources: kg timeline lists them." if left_out else ""
    nothing = () if lines else ("Nothing is told of that time.",)
    columns = ("date", "what", "kind", "status", "told by")
    return Section("Timeline", nothing, columns, lines, remark)


def _disputes(chronicle: Chronicle, claims: list[Claim], view: View, notes: Notes) -> Section:
    lines = tuple(
        Line(
            (
                sentence(chronicle.actors, d.standing.fact),
                _voices(chronicle, d.affirm),
                _voices(chronicle, d.deny),
            ),
            notes.of(d.standing),
        )
        for d in disputes(claims, view)
    )
    nothing = () if lines else ("No fact is both affirmed and denied.",)
    return Section("Disputes", nothing, ("what", "affirmed by", "denied by"), lines)


def _voices(chronicle: Chronicle, voices: tuple[str, ...]) -> str:
    return ", ".join(name(chronicle.actors, v) if v else "sources themselves" for v in voices)
