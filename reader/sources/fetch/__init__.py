"""Retrieves documents over HTTP, with limits on time, size, redirects and addresses.

Only the fetching process imports this: importing httpx takes as long as a start of the program.
"""
