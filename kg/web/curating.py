"""Curating: what was read is accepted, changed or rejected in the browser, into the data folder.

Only a server that was started for it (`kg serve --curate`) has these pages, and only for one who
has the token that it printed. Each decision is written as `kg review` writes it, whole or not.
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.curation import read_folder
from kg.curation.adding import actor_id
from kg.curation.layout import Branch, Word
from kg.curation.reviewing import (
    Proposal,
    Proposals,
    accept,
    decided,
    decisions,
    with_actor,
    with_key,
)
from kg.curation.saving import SaveError, save
from kg.problems import Problem
from kg.report.proposals import entries, propose
from kg.web.articles import barred, body_of
from kg.web.desk import Desk
from kg.web.kept import Answer
from kg.web.press import press
from kg.web.reader import Busy, Reader

SHOWN = 10  # proposals on a page
_FIXED = ("event", "quote-start", "quote-prefix", "quote-suffix")


@dataclass(frozen=True)
class Asked:
    """A proposal as the page asks about it: what may be changed, and whom nobody knows yet."""

    proposal: Proposal
    fields: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]


class Curation:
    """The routes `/review.html` (a list to decide on) and `/propose.html` of a folder."""

    def __init__(self, desk: Desk, reader: Reader, folder: Path, token: str) -> None:
        self._desk, self._reader, self._folder, self._token = desk, reader, folder, token
        self._path = folder / "proposals.yml"
        self.routes = (
            Route("/review.html", self._list, methods=["GET"]),
            Route("/review.html", self._decide, methods=["POST"]),
            Route("/propose.html", self._propose, methods=["POST"]),
        )

    async def _list(self, request: Request) -> Answer | Response:
        if not self._knows(request.query_params.get("token", "")):
            return _stranger()
        return await _aside(self._page, request.query_params.get("done", ""))

    async def _propose(self, request: Request) -> Answer | Response:
        form = await self._form(request)
        if isinstance(form, Response):
            return form
        chronicle = self._desk.edition.graph.chronicle
        try:
            found = await self._reader.read(form.get("article", ""), chronicle)
            if isinstance(found, Problem):
                return await _aside(
                    self._page, wrong=f"This cannot be read: {found.message}", status=400
                )
            number = await _aside(propose, self._path, list(entries(found, chronicle)))
        except Busy:
            return await _aside(
                self._page, wrong="Several articles are being read; try again", status=429
            )
        except SaveError as error:
            return await _aside(self._page, wrong=str(error), status=409)
        return self._again(f"{number} new to decide on")

    async def _decide(self, request: Request) -> Answer | Response:
        form = await self._form(request)
        if isinstance(form, Response):
            return form
        found, _ = await _aside(self._waiting)
        waiting = {asked.proposal.id: asked for asked in found}
        asked = waiting.get(form.get("proposal", ""))
        if asked is None:
            return self._again("That one was decided before")
        try:
            return self._again(await _aside(self._settled, asked, form))
        except SaveError as error:
            return await _aside(self._page, wrong=str(error), status=409)

    def _settled(self, asked: Asked, form: dict[str, str]) -> str:
        """Write a decision down, and say where; SaveError where it cannot be written."""
        if form.get("decision") == "reject":
            save(self._folder, [decided(self._folder, [asked.proposal], "rejected")])
            return f"Rejected: {asked.proposal.reads}"
        proposal, edited = _changed(asked, form)
        chronicle, _ = read_folder(self._folder)
        for id, _ in asked.unknown:
            if known := form.get(f"actor {id}", "").strip():
                proposal = with_actor(proposal, id, actor_id(chronicle, known))
        changes, where = accept(self._folder, Proposals(self._path), proposal, edited)
        save(self._folder, changes)
        return f"Accepted into {Path(where).relative_to(self._folder)}: {proposal.reads}"

    # -- the page ------------------------------------------------------------------------------

    def _waiting(self) -> tuple[list[Asked], int]:
        """What is asked about now, and how much waits in all."""
        if not self._path.exists():
            return [], 0
        proposals = Proposals(self._path)
        done = {decision.claim for decision in decisions(self._folder)}
        waiting = [proposal for proposal in proposals.all if proposal.id not in done]
        chronicle, _ = read_folder(self._folder)
        asked = []
        for proposal in waiting[:SHOWN]:
            new = proposals.new_actors(proposal.entry, chronicle)
            names = tuple((id, proposals.cards["actor"][id].word("name")) for id in new)
            asked.append(Asked(proposal, tuple(_fields(proposal.entry)), names))
        return asked, len(waiting)

    def _page(self, done: str = "", wrong: str = "", status: int = 200) -> Answer:
        edition = self._desk.edition
        asked, waiting = self._waiting()
        names = sorted(card.name for card in edition.graph.chronicle.actors.values())
        page = press(
            "review.html", "review.html", asked=asked, waiting=waiting, token=self._token,
            done=done, wrong=wrong, names=names, **edition.frame("review"),
        )  # fmt: skip
        media = "text/html; charset=utf-8"
        return Answer(page.encode("utf-8", "replace"), media, edition.hash, status)

    def _again(self, done: str) -> Response:
        asked = urlencode({"token": self._token, "done": done})
        return RedirectResponse(f"review.html?{asked}", 303)

    # -- who may -------------------------------------------------------------------------------

    def _knows(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._token.encode())

    async def _form(self, request: Request) -> dict[str, str] | Response:
        if refused := barred(request):
            return refused
        body = await body_of(request)
        if body is None:
            return await _aside(self._page, wrong="This is too long", status=413)
        pairs = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
        form = {name: values[0] for name, values in pairs.items()}
        return form if self._knows(form.get("token", "")) else _stranger()


async def _aside(work: Callable, *args, **named):
    """What work gives, done in a thread beside the answers."""
    return await to_thread.run_sync(partial(work, *args, **named))


def _stranger() -> Response:
    return PlainTextResponse("open the address that kg serve --curate printed\n", 403)


def _fields(entry: Branch) -> Iterator[tuple[str, str]]:
    """(key, text) of what a person may change; means stand with commas, roles stay."""
    for item in entry:
        if item.key in _FIXED or item.key is None:
            continue
        if isinstance(item.value, Word):
            yield item.key, item.value.text
        elif item.key == "means":
            yield item.key, ", ".join(one.value.text for one in item.value)


def _changed(asked: Asked, form: dict[str, str]) -> tuple[Proposal, bool]:
    """The proposal with what the form says otherwise, and whether it does."""
    proposal, edited = asked.proposal, False
    for key, text in asked.fields:
        said = " ".join(form.get(f"said {key}", text).split())
        if said != " ".join(text.split()):
            proposal, edited = with_key(proposal, key, said), True
    return proposal, edited
