"""Retrieves documents over HTTP with limits on time, size, redirects and addresses.

Only the process that fetches imports this: httpx alone takes as long as a start of the program.
"""
