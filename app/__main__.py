"""`python -m app` is `deltag`."""

from app.commands import main

main(prog_name="deltag")
