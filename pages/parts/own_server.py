"""What only the server can say: ask no other machine, and this is where the server's root is.

Streamlit's front end finds the root out by asking below every page it is opened on, which leaves two errors in the
console of whoever opens a deep link.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEAD = b"<head>"
ROOT = (
    b"<head><script>window.__streamlit={BACKEND_BASE_URL:location.origin,MAIN_PAGE_BASE_URL:location.origin}</script>"
)
# Vega draws the sparklines and compiles its expressions; everything comes from this server.
POLICY = (
    b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
    b" img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:;"
    b" worker-src 'self' blob:; frame-ancestors 'self'"
)


class OwnServerOnly:
    """Adds the policy to every answer, and the root to the page's head."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; only the page itself is rewritten, and only where it has a head."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        held: list[Message] = []
        # Asked for uncompressed, because it is rewritten; the page itself is small.
        headers = [header for header in scope["headers"] if header[0] != b"accept-encoding" or not wants_page(scope)]

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"content-security-policy", POLICY)]
                if is_page(message):
                    held.append(message)
                    return
            elif held and message["type"] == "http.response.body":
                start = held.pop()
                message["body"] = message["body"].replace(HEAD, ROOT, 1)
                start["headers"] = with_length(start["headers"], len(message["body"]))
                await send(start)
            await send(message)

        await self.app({**scope, "headers": headers}, receive, answer)


def wants_page(scope: Scope) -> bool:
    """Whether a request is a browser's for a page rather than for something on it."""
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def is_page(message: Message) -> bool:
    """Whether an answer is an uncompressed HTML page."""
    headers = dict(message["headers"])
    return headers.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in headers


def with_length(headers: list[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    """The headers with the body's new length."""
    return [(name, str(length).encode() if name == b"content-length" else value) for name, value in headers]
