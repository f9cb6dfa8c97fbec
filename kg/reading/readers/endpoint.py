"""Endpoint: one question to an OpenAI-compatible chat endpoint, answered as JSON.

Only the standard library is used. A redirect is not followed, since it would carry the key along;
a key that was not made for this (OPENAI_API_KEY) goes in the clear to this machine only.
"""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

_KEYS = ("KG_READER_KEY", "OPENAI_API_KEY")
_PATH = "/chat/completions"
_LARGEST = 5_000_000
_TRIES = 4
_LONGEST_PAUSE = 60.0
_HERE = ("localhost", "127.0.0.1", "::1")


class EndpointError(Exception):
    """Why a question was not answered, in words for a person."""


@dataclass(frozen=True)
class Endpoint:
    """Where to ask and with which key; `pause` waits some seconds before the next try."""

    url: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    pause: Callable[[float], None] = time.sleep

    @classmethod
    def at(cls, url: str, timeout: float = 120.0) -> "Endpoint":
        """The endpoint at an address (`http://localhost:11434/v1`), its key from the environment.

        EndpointError where that is no web address.
        """
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointError(f"'{url}' is no http or https address")
        if parts.username or parts.password:
            raise EndpointError(
                "the address holds a name or password; put the key in KG_READER_KEY"
            )
        path = parts.path.rstrip("/")
        full = parts._replace(path=path if path.endswith(_PATH) else path + _PATH, fragment="")
        return cls(full.geturl(), _key(parts.scheme, parts.hostname), timeout)

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The JSON object that the endpoint answers; EndpointError after the last try."""
        told = "no answer"
        for attempt in range(_TRIES):
            try:
                return self._answer(question)
            except HTTPError as error:
                told = self._refusal(error)
                if error.code != 429 and error.code < 500:
                    break
                wait = _retry_after(error)
            except TimeoutError:
                told, wait = f"did not answer in {self.timeout:g} seconds", None
            except URLError as error:
                if not isinstance(error.reason, TimeoutError):
                    told = f"cannot be reached: {_reason(error)}"
                    break
                told, wait = f"did not answer in {self.timeout:g} seconds", None
            except (OSError, HTTPException) as error:
                told, wait = f"broke off: {_reason(error)}", None
            if attempt < _TRIES - 1:
                self.pause(min(wait if wait is not None else 2.0**attempt, _LONGEST_PAUSE))
        raise EndpointError(f"{self._shown} {told}")

    @property
    def _shown(self) -> str:
        return self.url.partition("?")[0]

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "User-Agent": "conflict-kg"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        body = json.dumps(question, ensure_ascii=False).encode("utf-8", "replace")
        request = Request(self.url, data=body, headers=headers, method="POST")
        with self._opener().open(request, timeout=self.timeout) as response:
            raw = response.read(_LARGEST + 1)
            if response.length and len(raw) <= _LARGEST:
                raise ConnectionError(f"after {len(raw)} of {len(raw) + response.length} bytes")
        if len(raw) > _LARGEST:
            raise EndpointError(f"{self._shown} answered with more than 5 MB")
        try:
            answer = json.loads(raw)
        except ValueError:
            raise EndpointError(f"{self._shown} did not answer in JSON") from None
        if not isinstance(answer, dict):
            raise EndpointError(f"{self._shown} answered with JSON that is no object")
        return answer

    def _opener(self):
        here = urlsplit(self.url).hostname in _HERE
        return build_opener(_Stay, *([ProxyHandler({})] if here else []))

    def _refusal(self, error: HTTPError) -> str:
        if 300 <= error.code < 400:
            return f"sends on to {error.headers.get('Location', 'nowhere')}; name that address"
        if error.code in (401, 403):
            return f"refuses the key (HTTP {error.code}); set KG_READER_KEY to one that is valid"
        if error.code == 404:
            return "has no such endpoint or model (HTTP 404)"
        said = " ".join(error.read(300).decode("utf-8", "replace").split())
        said = said.replace(self.key, "***") if self.key else said
        return f"answered HTTP {error.code}" + (f": {said}" if said else "")


class _Stay(HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_):
        """Nothing: the answer stays an error."""


def _key(scheme: str, host: str) -> str:
    given = os.environ.get(_KEYS[0], "")
    if given:
        return given
    in_the_clear = scheme == "http" and host not in _HERE
    return "" if in_the_clear else os.environ.get(_KEYS[1], "")


def _retry_after(error: HTTPError) -> float | None:
    try:
        return max(0.0, float(error.headers.get("Retry-After", "")))
    except ValueError:
        return None


def _reason(error: Exception) -> str:
    inner = getattr(error, "reason", error)
    return getattr(inner, "strerror", None) or str(inner) or type(inner).__name__
