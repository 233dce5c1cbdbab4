"""The only code that queries: plain functions that take the session first. The caller commits."""
