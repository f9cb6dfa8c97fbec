"""Routes of the pages: HTML, and the same as CSV, JSON and Turtle under the page's address."""

import json
from collections.abc import Callable

from starlette.requests import Request

from kg.view import View
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
            ("/", self._on(self._page)),
            ("/ask.html", self._on(self._questions)),
            ("/ask/{path}.html", self._on(self._question)),
            ("/ask/{verb}/{path}.csv", self._on(self._table)),
            ("/{path:path}.html", self._on(self._page)),
            ("/{path:path}.csv", self._on(self._csv)),
            ("/{path:path}.json", self._on(self._json)),
            ("/{path:path}.ttl", self._on(self._turtle)),
            ("/{path:path}", self._on(lambda *_: None)),
        )

    def _on(self, make: Callable[[Edition, Request], Answer | None]):
        async def answered(request: Request) -> Answer:
            return await self._desk.answer(request, lambda edition: _made(make, edition, request))

        return answered

    # -- each answer; None where there is none -------------------------------------------------

    def _page(self, edition: Edition, request: Request) -> Answer | None:
        path = request.path_params.get("path", "index")
        page = edition.page(f"{path}.html", self._view(edition, request))
        return _html(edition, page) if page else None

    def _questions(self, edition: Edition, _: Request) -> Answer:
        return _html(edition, list_of_questions(edition, self._asking))

    def _question(self, edition: Edition, request: Request) -> Answer | None:
        verb = self._asking.verbs.get(request.path_params["path"])
        if verb is None:
            return None
        query = request.url.query
        page, status = answer_page(edition, self._asking, verb, _pairs(request), query)
        return _html(edition, page, status)

    def _table(self, edition: Edition, request: Request) -> Answer | None:
        verb = self._asking.verbs.get(request.path_params["verb"])
        if verb is None:
            return None
        told = verb.printed(edition.graph, _pairs(request))
        found = sheets(edition.ledger(), verb, told)
        named = (sheet for sheet in found if sheet.name == request.path_params["path"])
        return _as_csv(edition, next(named, None))

    def _csv(self, edition: Edition, request: Request) -> Answer | None:
        return _as_csv(edition, self._sheet(edition, request))

    def _json(self, edition: Edition, request: Request) -> Answer | None:
        sheet = self._sheet(edition, request)
        if sheet is None:
            return None
        body = json.dumps(sheet.json, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        return Answer(body, _JSON, edition.hash, file=f"{sheet.name}.json")

    def _turtle(self, edition: Edition, request: Request) -> Answer | None:
        found = edition.turtle(request.path_params["path"])
        return Answer(found.encode(), _TURTLE, edition.hash) if found else None

    def _sheet(self, edition: Edition, request: Request) -> Sheet | None:
        return edition.sheet(request.path_params["path"], self._view(edition, request))

    def _view(self, edition: Edition, request: Request) -> View | None:
        pairs = _pairs(request)
        return self._asking.view(edition.graph, pairs) if pairs else None


def _made(make: Callable, edition: Edition, request: Request) -> Answer:
    """What is made, or a page that tells why nothing is."""
    try:
        found = make(edition, request)
    except Refused as refused:
        return _told(edition, request, 400, "This cannot be asked so", refused.problems)
    return found or _told(edition, request, 404, "Not found", ("There is no such page.",))


def _told(
    edition: Edition, request: Request, status: int, title: str, lines: tuple[str, ...]
) -> Answer:
    # only how deep it lies matters: links are relative
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    here = "/".join("x" for _ in path.split("/")[1:])
    page = press("told.html", here, title=title, lines=lines, **edition.frame("told"))
    return _html(edition, page, status)


def _pairs(request: Request) -> Pairs:
    return request.query_params.multi_items()


def _as_csv(edition: Edition, sheet: Sheet | None) -> Answer | None:
    if sheet is None:
        return None
    body = sheet.csv.encode("utf-8", "replace")
    return Answer(body, _CSV, edition.hash, file=f"{sheet.name}.csv")


def _html(edition: Edition, page: str, status: int = 200) -> Answer:
    return Answer(page.encode("utf-8", "replace"), _HTML, edition.hash, status)
