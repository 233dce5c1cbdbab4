"""The command line: `deltag`. Each command is a file; what is heavy is imported when it runs."""

from __future__ import annotations

import click

from app.commands.audio import audio
from app.commands.audit import audit
from app.commands.ballots import ballots
from app.commands.codes import codes
from app.commands.demo import demo
from app.commands.export import export
from app.commands.group import DanishGroup
from app.commands.init import init
from app.commands.language import language
from app.commands.nightly import nightly
from app.commands.paper import paper
from app.commands.poster import poster
from app.commands.prove import prove
from app.commands.publication import publish, take_down
from app.commands.questionnaire import questionnaire
from app.commands.release import correct, look, release, withdraw
from app.commands.result_poster import result_poster
from app.commands.rounds import rounds
from app.commands.serve import serve
from app.commands.user import user


@click.group(cls=DanishGroup, context_settings={"help_option_names": ["--help", "-h"]})
def main() -> None:
    """Deltag: anonyme spørgeskemaer på mange sprog."""


COMMANDS = (
    init,
    demo,
    serve,
    user,
    rounds,
    ballots,
    export,
    codes,
    nightly,
    questionnaire,
    language,
    paper,
    poster,
    result_poster,
    audio,
    audit,
)

for _command in COMMANDS:
    main.add_command(_command)
for _command in (release, prove, look, correct, withdraw, publish, take_down):
    rounds.add_command(_command)
