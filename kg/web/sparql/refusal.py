"""Refusal: a request that gets no answer, with the HTTP status and the reason in words."""


class Refused(Exception):
    """A request is refused; `status` is 4xx or 503, the message says why and what to do."""

    def __init__(self, status: int, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.retry_after = retry_after
