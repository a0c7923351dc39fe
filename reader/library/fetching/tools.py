"""What all sources of one run share."""

from __future__ import annotations

from typing import NamedTuple

from reader.library.fetching.content_processes import ContentProcesses
from reader.sources.fetch.answers import FetchLimits
from reader.sources.fetch.client import FetchClient
from reader.sources.fetch.robots import Robots


class FetchTools(NamedTuple):
    """The client for HTTP, the processes that look into documents, rules of hosts, and limits."""

    client: FetchClient
    processes: ContentProcesses
    robots: Robots
    limits: FetchLimits
