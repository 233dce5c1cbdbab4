"""Lighthouse from npm, in a folder of its own: nothing else needs it."""
