"""The whole story in the order in which it happens."""

from __future__ import annotations

from tests.journeys import missteps
from tests.journeys.installation import Installation
from tests.journeys.story import Story


def tell(installation: Installation) -> Story:
    """From an empty folder to two workbooks; what happened on the way is kept in the story."""
    story = Story(installation)
    story.prepare()
    half = len(story.people) // 2
    with installation.served() as server:
        missteps.before_opening(story, server)
        story.open()
        story.answer(server, story.people[:half])
        story.copy("half time")
        story.answer(server, story.people[half:])
        missteps.with_errors(story, server)
        missteps.with_codes(story, server)
        story.extra += [missteps.mended(story, server), *missteps.two_in_one_browser(story, server)]
        story.said["ballots while open"] = story.ballots("beboere")
        story.copy("before closing")
        given = missteps.open_document(story, server)
        story.close()
        missteps.late(story, server, "within the grace", given)
        story.extra.append(missteps.USEFUL)
        story.said["ballots when closed"] = story.ballots("beboere")
        story.days_pass(3)
        missteps.late(story, server, "after the grace", given)
        story.count()
        missteps.late(story, server, "after counting", given)
        story.copy("after counting")
        story.release()
        missteps.late(story, server, "after release", given)
        story.copy("after release")
        story.said["ballots after release"] = story.ballots("beboere")
    return story
