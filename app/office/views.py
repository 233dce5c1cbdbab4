"""The office's pages all together: each module puts its views on the blueprint when it is imported."""

from app.office import (
    corrections,
    overview,
    printing,
    publishing,
    release_page,
    results,
    round_pages,
    sign_in,
    signs,
)
from app.office.blueprint import office

__all__ = [
    "corrections",
    "office",
    "overview",
    "printing",
    "publishing",
    "release_page",
    "results",
    "round_pages",
    "sign_in",
    "signs",
]
