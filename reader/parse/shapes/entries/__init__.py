"""Finds the entries of tickers, live blogs, messengers and calendars of events in a text."""
