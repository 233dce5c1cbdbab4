"""The page on which a counted round is proved, and released as it was proved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app.danish import gettext as _
from app.database import reading, services, writing
from app.forms.office import ReleaseForm
from app.office import job, steps
from app.office.blueprint import office, staff
from app.office.job import Job
from app.office.progress_view import Progress, progress
from app.office.proof_view import ProofView, proof_view, told
from app.office.round_pages import out_of_step, shown
from app.office.round_view import RoundView
from app.office.ways import Way, way, ways
from app.store import audit, results

PROVE, RELEASE = "prove", "release"
NAMES = {PROVE: _("Prøven er i gang"), RELEASE: _("Frigivelsen er i gang")}
STOPPED = {
    PROVE: _("Prøven er afbrudt. Intet er gemt."),
    RELEASE: _("Frigivelsen er afbrudt. Intet er gemt, og runden er stadig optalt."),
}


@dataclass(frozen=True)
class Release:
    """Where a round is on its way out. running: what is at work, nothing else can be done meanwhile.

    proof: what came of the latest proof. chosen: id of the way to be tried next. failure: why the release did not
    succeed. off: why it cannot be released now, empty when it can.
    """

    ways: tuple[Way, ...]
    chosen: str
    running: Progress | None
    proof: ProofView | None
    failure: str
    off: str

    @property
    def proved(self) -> Way | None:
        """The way that may be released, exactly as it was proved."""
        return way(self.ways, self.proof.way) if self.proof and self.proof.good else None


@office.route("/runde/<key>/frigiv", methods=["GET", "POST"])
def release_round(key: str) -> ResponseReturnValue:
    """Prove a counted round, and release it as it was proved; its name is typed to confirm."""
    view = shown(key)
    if view.phase != "counted":
        return _past(view)
    state, form = _state(view), ReleaseForm(view.title)
    if not form.validate_on_submit():
        return _page(view, state, form, 422 if form.errors else 200)
    proved = state.proved
    if proved is None or proved.id != request.form.get("way"):
        form.form_errors = [_("Det, du vil frigive, er ikke prøvet, som runden er nu. Prøv igen.")]
        return _page(view, state, form, 409)
    _begin(view, RELEASE, proved)
    return _again(key)


@office.post("/runde/<key>/frigiv/proev")
def prove_round(key: str) -> ResponseReturnValue:
    """Begin to prove the round in the way that is chosen."""
    view = _counted(key)
    chosen = way(_state(view).ways, request.form.get("way", "")) or abort(404)
    job.forget(services().settings, key, RELEASE)
    _begin(view, PROVE, chosen)
    return _again(key)


@office.post("/runde/<key>/frigiv/afbryd")
def stop_work(key: str) -> ResponseReturnValue:
    """Stop what is at work; what has been released stays released."""
    shown(key)
    ours = services().settings
    stopped = next((kind for kind in NAMES if job.cancel(ours, key, kind)), None)
    if stopped is None:
        _say_once(_("Det var for sent at afbryde."), "warn")
        return _again(key)
    with writing(services().engine) as database:
        audit.record(database, dt.datetime.now(dt.UTC), staff().email, "round.cancel", key, {"work": stopped})
    flash(STOPPED[stopped], "done")
    return _again(key)


def _counted(key: str) -> RoundView:
    view = shown(key)
    if view.phase != "counted":
        abort(404)
    return view


def _begin(view: RoundView, kind: str, chosen: Way) -> None:
    """At most one thing is at work on a round; whoever asks for another sees the one that is."""
    ours = services().settings
    if not any(_works(job.look(ours, view.key, each)) for each in NAMES):
        words = ("round", kind, view.key, "--by", staff().email, *chosen.words)
        job.begin(ours, view.key, kind, words, {"way": chosen.id})


def _state(view: RoundView) -> Release:
    ours = services().settings
    jobs = {kind: job.look(ours, view.key, kind) for kind in NAMES}
    with reading(services().engine) as database:
        proof = proof_view(jobs[PROVE], results.basis(database, view.key))
    all_ways = ways([form.form for form in view.forms], told(jobs[PROVE]).get("joinings"))
    return Release(
        ways=all_ways,
        chosen=_next(all_ways, proof),
        running=next((progress(NAMES[kind], each) for kind, each in jobs.items() if each and _works(each)), None),
        proof=proof,
        failure=_failure(jobs[RELEASE]),
        off=_off(jobs[PROVE], proof),
    )


def _works(one: Job | None) -> bool:
    return one is not None and one.outcome is None


def _next(all_ways: tuple[Way, ...], proof: ProofView | None) -> str:
    """The one that was tried; after a refusal the one that costs the least beyond it."""
    ids = [each.id for each in all_ways]
    if proof is None or proof.way not in ids:
        return ids[0]
    return proof.way if proof.good else ids[min(ids.index(proof.way) + 1, len(ids) - 1)]


def _failure(release: Job | None) -> str:
    if release is None or release.outcome is None or release.outcome.well or release.cancelled:
        return ""
    return release.outcome.message or _("Frigivelsen gik i stå. Prøv igen, eller bed driften om hjælp.")


def _off(prove: Job | None, proof: ProofView | None) -> str:
    if proof is None and prove and prove.outcome and prove.outcome.well:
        return _("»Frigiv« er lukket: en tidligere runde er ændret, siden der blev prøvet. Prøv igen.")
    if proof is None:
        return _("»Frigiv« åbner, når prøven er bestået.")
    return "" if proof.good else _("»Frigiv« åbner, når angriberen ikke finder noget.")


def _page(view: RoundView, state: Release, form: ReleaseForm, status: int) -> ResponseReturnValue:
    page = render_template("office/release.html", round=view, state=state, form=form, step=steps.RELEASE)
    return page, status


def _past(view: RoundView) -> ResponseReturnValue:
    """A released round has left this page; whoever waited for it is told."""
    if view.phase != "released" or job.look(services().settings, view.key, RELEASE) is None:
        return out_of_step(view)
    _say_once(_("Runden er frigivet."), "done")
    return redirect(url_for("office.show_round", key=view.key), 303)


def _say_once(message: str, category: str) -> None:
    """A page that watches asks twice before the message is read."""
    if [category, message] not in [list(each) for each in session.get("_flashes", [])]:
        flash(message, category)


def _again(key: str) -> ResponseReturnValue:
    return redirect(url_for("office.release_round", key=key), 303)
