"""A chat endpoint on this machine that gives the answers it was told to, and keeps what it got."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """One answer: status, body (bytes, or what is sent as JSON) and headers."""

    body: Any = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class ChatServer:
    """Answers with `replies` in their order, the last one again and again."""

    replies: list[Reply]
    url: str = ""
    asked: list[Asked] = field(default_factory=list)


def said(*claims: dict[str, Any], **choice: Any) -> Reply:
    """The reply of a model that names these claims."""
    content = json.dumps({"claims": list(claims)})
    message = {"role": "assistant", "content": content}
    return Reply({"choices": [{"index": 0, "message": message, "finish_reason": "stop"} | choice]})


@contextmanager
def serving(*replies: Reply) -> Iterator[ChatServer]:
    """A server on a free port of 127.0.0.1."""
    chat = ChatServer(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            chat.asked.append(Asked(self.path, dict(self.headers), json.loads(raw)))
            reply = chat.replies[min(len(chat.asked), len(chat.replies)) - 1]
            body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            for name, value in ({"Content-Length": str(len(body))} | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST

        def log_message(self, *_):
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    chat.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
