"""Encodes the messages to and from the process that reads feeds, and validates its answers."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from reader.parse.feeds.feed import Feed, FeedItem, MarkedText
from reader.process.limits import read_exactly

_REQUEST = struct.Struct(">dQ")
_ANSWER = struct.Struct(">Q")
_MOST = 1 << 28


def send_request(stream: IO[bytes], source: str, seconds: float) -> None:
    """Send a feed, and the processor seconds that it may take."""
    data = source.encode("utf-8", "replace")
    stream.write(_REQUEST.pack(seconds, len(data)) + data)
    stream.flush()


def receive_request(stream: IO[bytes]) -> tuple[bytes, float]:
    """Receive a feed and its seconds; EOFError at the end of the stream."""
    seconds, length = _REQUEST.unpack(read_exactly(stream, _REQUEST.size))
    return read_exactly(stream, length), seconds


def send_feed(stream: IO[bytes], feed: Feed | None) -> None:
    """Answer a request; None means that the parser fails on the feed."""
    data = json.dumps(feed).encode("ascii")
    stream.write(_ANSWER.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Receive an answer; EOFError if the process has ended, ValueError if it is too long."""
    (length,) = _ANSWER.unpack(read_exactly(stream, _ANSWER.size))
    if length > _MOST:
        raise ValueError("too long for a feed")
    return read_exactly(stream, length)


def feed_from(data: bytes) -> Feed | None:
    """Decode an answer; None means that the parser failed on the feed. ValueError if malformed."""
    try:
        found = json.loads(data)
        if found is None:
            return None
        feed_id, link, date, authors, title, items = found
        said = _text(feed_id), _text(link), _text(date), _texts(authors)
        return Feed(*said, _marked(title), tuple(map(_item, items)))
    except (TypeError, RecursionError) as error:
        raise ValueError("no feed") from error


def _item(value: list[Any]) -> FeedItem:
    name, link, published, updated, authors, title, summary, content, is_whole = value
    said = _text(name), _text(link), _text(published), _text(updated), _texts(authors)
    marked = _marked(title), _marked(summary), _marked(content)
    return FeedItem(*said, *marked, is_whole is True)


def _marked(value: list[Any]) -> MarkedText:
    text, is_html, base = value
    return MarkedText(_text(text), is_html is True, _text(base))


def _texts(values: list[Any]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("no text")
    return value
