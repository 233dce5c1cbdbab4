"""Tables only, by subject; each column has its line in store/register.toml."""

from app.models.ballot import Ballot, Band, BoardAnswer, Code, FreeText, Rating, Receipt
from app.models.base import Base
from app.models.office import AuditEntry, OfficeSession, OneTimeLink, User
from app.models.quality import Signature
from app.models.result import Certificate, Count, Publication, Release
from app.models.sound import Recording, Sound
from app.models.survey import Activity, Area, Link, QuestionnaireVersion, Round, RoundForm

__all__ = [
    "Activity",
    "Area",
    "AuditEntry",
    "Ballot",
    "Band",
    "Base",
    "BoardAnswer",
    "Certificate",
    "Code",
    "Count",
    "FreeText",
    "Link",
    "OfficeSession",
    "OneTimeLink",
    "Publication",
    "QuestionnaireVersion",
    "Rating",
    "Receipt",
    "Recording",
    "Release",
    "Round",
    "RoundForm",
    "Signature",
    "Sound",
    "User",
]
