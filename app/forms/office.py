"""The office's own forms. Each carries a token bound to the session."""

from __future__ import annotations

from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, PasswordField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import EqualTo, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput

from app.danish import gettext as _
from app.questionnaire.clean import clean_text

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
"""Long enough for any sentence, short enough that hashing costs what it should."""
LONGEST_NOTE = 600
LONGEST_TITLE = 200


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


class WithdrawForm(ReleaseForm):
    """Why a release is withdrawn."""

    reason = TextAreaField(
        _("Hvorfor?"),
        [InputRequired(_("Skriv hvorfor.")), Length(max=LONGEST_NOTE, message=_("Skriv det kortere."))],
        filters=[lambda typed: clean_text(typed or "")],
        render_kw={"rows": 3, "required": False},
    )


class CorrectForm(WithdrawForm):
    """A new title, and questions (name → text) whose figures are hidden from now on."""

    new_title = StringField(
        _("Nyt navn"),
        [Length(max=LONGEST_TITLE, message=_("Navnet må højst have {most} tegn.").format(most=LONGEST_TITLE))],
        filters=[lambda typed: " ".join(clean_text(typed or "").split())],
    )
    hide = SelectMultipleField(_("Skjul spørgsmål"), option_widget=CheckboxInput())

    def __init__(self, round_title: str, questions: Mapping[str, str]) -> None:
        super().__init__(round_title)
        self.hide.choices = list(questions.items())

    def validate_new_title(self, field: Field) -> None:
        """A new version has something new."""
        if not field.data and not self.hide.data:
            raise ValidationError(_("Skriv et nyt navn, eller vælg et spørgsmål, der skal skjules."))


class PublishForm(FlaskForm):
    """What happens now, in Danish and in whichever other languages somebody has translated it to."""

    @property
    def notes(self) -> dict[str, str]:
        """What was typed: language → text."""
        return {name.removeprefix("note_"): text for name, text in self.data.items() if _is_note(name) and text}

    @property
    def others(self) -> list[Field]:
        """The fields of the other languages."""
        return [field for field in self if _is_note(field.name) and field.name != "note_da"]

    def validate_note_da(self, field: Field) -> None:
        """The other languages stand beside the Danish, never instead of it."""
        if self.notes and not field.data:
            raise ValidationError(_("Skriv også teksten på dansk."))


def publish_form(languages: Mapping[str, str], notes: Mapping[str, str]) -> PublishForm:
    """The form with a field for each language (code → name), Danish first. notes: what stands there already."""
    fields = {f"note_{code}": _note(code, name) for code, name in languages.items()}
    made = type("NotesForm", (PublishForm,), fields)
    form: PublishForm = made(data={f"note_{code}": text for code, text in notes.items()})
    return form


def _note(code: str, name: str) -> TextAreaField:
    return TextAreaField(
        _("Hvad sker der nu?") if code == "da" else name,
        [Length(max=LONGEST_NOTE, message=_("Teksten må højst have {most} tegn.").format(most=LONGEST_NOTE))],
        filters=[lambda typed: clean_text(typed or "")],
        render_kw={"lang": code, "dir": "auto", "rows": 6 if code == "da" else 3},
    )


def _is_note(name: str) -> bool:
    return name.startswith("note_")
