"""Pages and servers for the tests; the people and outlets in them are invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HEADLINE = "Ferry fares to double, says harbour board"
PARAGRAPHS = (
    "The harbour board of Osmark will double ferry fares in June, its head, Ilse Brandt, said on Monday.",
    "“We have put this off for years,” Ms Brandt told a meeting, adding that two boats need engines.",
    "Tomas Reve, who keeps the only bakery on Little Osmark, said that flour would cost more.",
    "According to a report for the board, a third of all tickets are sold at a loss in the winter months.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{HEADLINE} | The Osmark Courier</title>
<link rel="canonical" href="https://courier.example/2031/ferry-fares">
<meta property="og:site_name" content="The Osmark Courier">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}},
{{"@type": "NewsArticle", "headline": "{HEADLINE}", "datePublished": "2031-05-04T09:30:00+02:00",
"author": [{{"@type": "Person", "name": "Jonna Vik"}}, {{"name": "By Aron Lund"}}]}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{HEADLINE}</h1><p>Share</p>{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}
<p>Advertisement</p><p>Comments (12)</p></article>
<footer><p>© 2031 The Osmark Courier. All rights reserved.</p></footer></body></html>
"""
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS))
"""What is to be read from ``PAGE``."""


@dataclass
class Answer:
    """What the test server says at one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


@contextmanager
def serve(answers: dict[str, Answer]) -> Iterator[str]:
    """Serve the answers on this machine; yields the address of the server."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = answers.get(self.path, Answer(status=404))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
