"""What the command line writes in the record of what staff did."""

COMMAND_LINE = "kommandolinje"
"""The actor of a command that nobody signed in for."""
