"""Routes of the pages: HTML, and the same as CSV, JSON and Turtle under the page's address."""

import json
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from kg.web.asked import answer_page, list_of_questions, sheets
from kg.web.desk import Desk
from kg.web.edition import Edition
from kg.web.kept import Answer
from kg.web.press import press
from kg.web.sheet import Sheet
from kg.web.verbs import Asking, Pairs, Refused

_HTML, _CSV = "text/html; charset=utf-8", "text/csv; charset=utf-8"
_JSON, _TURTLE = "application/json", "text/turtle; charset=utf-8"


class Pages:
    """The pages of a desk; `routes` are their paths with what answers there."""

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk, self._asking = desk, asking
        self.routes = (
            ("/", self._on(lambda edition, path, pairs, query: self._page(edition, "", pairs))),
            ("/ask.html", self._on(self._questions)),
            ("/ask/{path}.html", self._on(self._question)),
            ("/ask/{verb}/{path}.csv", self._on_table),
            ("/{path:path}.html", self._on(lambda e, path, pairs, _: self._page(e, path, pairs))),
            ("/{path:path}.csv", self._on(self._csv)),
            ("/{path:path}.json", self._on(self._json)),
            ("/{path:path}.ttl", self._on(self._turtle)),
            ("/{path:path}", self._on(lambda edition, *_: _missing(edition))),
        )

    def _on(self, make: Callable[..., Answer]):
        async def answered(request: Request) -> Response:
            path, pairs = request.path_params.get("path", ""), request.query_params.multi_items()
            query = request.url.query
            return await self._desk.answer(request, lambda e: make(e, path, pairs, query))

        return answered

    async def _on_table(self, request: Request) -> Response:
        verb, name = request.path_params["verb"], request.path_params["path"]
        pairs = request.query_params.multi_items()
        return await self._desk.answer(request, lambda e: self._table(e, verb, name, pairs))

    # -- each answer ---------------------------------------------------------------------------

    def _page(self, edition: Edition, path: str, pairs: Pairs) -> Answer:
        try:
            view = self._asking.view(edition.graph, pairs) if pairs else None
        except Refused as refused:
            return _refused(edition, refused)
        page = edition.page(f"{path or 'index'}.html", view)
        return _html(edition, page) if page else _missing(edition)

    def _questions(self, edition: Edition, *_) -> Answer:
        return _html(edition, list_of_questions(edition, self._asking))

    def _question(self, edition: Edition, path: str, pairs: Pairs, query: str) -> Answer:
        verb = self._asking.verbs.get(path)
        if verb is None:
            return _missing(edition)
        return _html(edition, *answer_page(edition, self._asking, verb, pairs, query))

    def _table(self, edition: Edition, verb: str, name: str, pairs: Pairs) -> Answer:
        asked = self._asking.verbs.get(verb)
        try:
            told = asked and asked.printed(edition.graph, pairs)
        except Refused as refused:
            return _refused(edition, refused)
        found = sheets(edition.ledger(), asked, told) if told else ()
        sheet = next((one for one in found if one.name == name), None)
        return _csv(edition, sheet)

    def _csv(self, edition: Edition, path: str, pairs: Pairs, _: str) -> Answer:
        try:
            return _csv(edition, self._sheet(edition, path, pairs))
        except Refused as refused:
            return _refused(edition, refused)

    def _json(self, edition: Edition, path: str, pairs: Pairs, _: str) -> Answer:
        try:
            sheet = self._sheet(edition, path, pairs)
        except Refused as refused:
            return _refused(edition, refused)
        if sheet is None:
            return _missing(edition)
        body = json.dumps(sheet.json, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        return Answer(body, _JSON, edition.hash, file=f"{sheet.name}.json")

    def _turtle(self, edition: Edition, path: str, *_) -> Answer:
        found = edition.turtle(path)
        return Answer(found.encode(), _TURTLE, edition.hash) if found else _missing(edition)

    def _sheet(self, edition: Edition, path: str, pairs: Pairs) -> Sheet | None:
        view = self._asking.view(edition.graph, pairs) if pairs else None
        return edition.sheet(path, view)


def _csv(edition: Edition, sheet: Sheet | None) -> Answer:
    if sheet is None:
        return _missing(edition)
    body = sheet.csv.encode("utf-8", "replace")
    return Answer(body, _CSV, edition.hash, file=f"{sheet.name}.csv")


def _html(edition: Edition, page: str, status: int = 200) -> Answer:
    return Answer(page.encode("utf-8", "replace"), _HTML, edition.hash, status)


def _missing(edition: Edition) -> Answer:
    return _told(edition, 404, "Not found", ("There is no such page.",))


def _refused(edition: Edition, refused: Refused) -> Answer:
    return _told(edition, 400, "This cannot be asked so", refused.problems)


def _told(edition: Edition, status: int, title: str, lines: tuple[str, ...]) -> Answer:
    """A page of a few lines."""
    page = press("told.html", "told.html", title=title, lines=lines, **edition.frame("told"))
    return _html(edition, page, status)
