"""Every pictogram that an activity of the trial set names is drawn."""

from pathlib import Path

from app.commands.trial.places import AREAS

FOLDER = Path(__file__).parents[2] / "app" / "static" / "pictograms"


def test_every_pictogram_of_the_trial_activities_is_drawn() -> None:
    named = {activity.picto for area in AREAS for activity in area.activities}
    assert named <= {path.stem for path in FOLDER.glob("*.svg")}
