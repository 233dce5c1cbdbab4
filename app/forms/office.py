"""The office's own forms. Each carries a token bound to the session."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, ValidationError

from app.danish import gettext as _

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
"""Long enough for any sentence, short enough that hashing costs what it should."""


class ActForm(FlaskForm):
    """A button that does something."""


class SignInForm(FlaskForm):
    """E-mail and password."""

    email = EmailField(
        _("E-mail"),
        [InputRequired(_("Skriv din e-mail.")), Length(max=254, message=_("Skriv en kortere e-mail."))],
        render_kw={"autocomplete": "username", "required": False},
    )
    password = PasswordField(
        _("Adgangskode"),
        [InputRequired(_("Skriv din adgangskode.")), Length(max=LONGEST_PASSWORD, message=_("Den er for lang."))],
        render_kw={"autocomplete": "current-password", "required": False},
    )


class PasswordForm(FlaskForm):
    """A new password, typed twice. Its length is the only rule."""

    password = PasswordField(
        _("Adgangskode"),
        [
            InputRequired(_("Vælg en adgangskode.")),
            Length(min=SHORTEST_PASSWORD, message=_("Adgangskoden skal have mindst 12 tegn.")),
            Length(max=LONGEST_PASSWORD, message=_("Adgangskoden må højst have 200 tegn.")),
        ],
        render_kw={"autocomplete": "new-password", "required": False},
    )
    repeat = PasswordField(
        _("Adgangskoden igen"),
        [EqualTo("password", _("De to adgangskoder er ikke ens."))],
        render_kw={"autocomplete": "new-password", "required": False},
    )


class ReleaseForm(FlaskForm):
    """The round's name, typed to confirm what cannot be undone."""

    title = StringField(_("Rundens navn"), [InputRequired(_("Skriv rundens navn."))], render_kw={"required": False})

    def __init__(self, round_title: str) -> None:
        super().__init__()
        self.round_title = round_title

    def validate_title(self, field: Field) -> None:
        """Only the very name will do; spaces around it do not matter."""
        if " ".join((field.data or "").split()) != " ".join(self.round_title.split()):
            raise ValidationError(_("Det er ikke rundens navn."))
