"""The figures as JSON-stat 2.0: one dataset per table, whole cubes, hidden figures null."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from exports.jsonstat import to_jsonstat
from tests.exports.grouped_release import ACTIVITIES, AGES, AREAS, areas_release
from tests.exports.releases import BS, TWO_FORMS, hide, release, table


def read(content: bytes) -> dict[str, dict[str, Any]]:
    """Table → its dataset."""
    return {each["extension"]["table"]: each for each in json.loads(content)["link"]["item"]}


def value(dataset: dict[str, Any], answer: str, measure: str) -> Any:
    """As a program finds it: by the place of each category in its dimension."""
    places = [0, *(dataset["dimension"][name]["category"]["index"].index(code) for name, code in
                   (("svar", answer), ("maal", measure)))]  # fmt: skip
    flat = 0
    for place, size in zip(places, dataset["size"], strict=True):
        flat = flat * size + place
    return dataset["value"][flat]


@pytest.mark.parametrize("name", [BS, TWO_FORMS])
def test_every_dataset_is_a_whole_cube(name: str) -> None:
    content = json.loads(to_jsonstat(release(name)))
    assert (content["version"], content["class"]) == ("2.0", "collection")
    for dataset in content["link"]["item"]:
        assert (dataset["version"], dataset["class"]) == ("2.0", "dataset")
        assert math.prod(dataset["size"]) == len(dataset["value"])
        for name_, size in zip(dataset["id"], dataset["size"], strict=True):
            category = dataset["dimension"][name_]["category"]
            assert len(set(category["index"])) == size == len(category["label"])
        assert set(dataset["role"]["metric"]) <= set(dataset["id"])


@pytest.mark.parametrize("name", [BS, TWO_FORMS])
def test_its_figures_are_those_of_the_release(name: str) -> None:
    made = release(name)
    datasets = read(to_jsonstat(made))
    for form in made.forms:
        for protected in form.tables:
            for cell in protected.cells:
                code = cell.code if cell.role in ("answer", "missing") else f"{cell.role}.{cell.code}"
                assert value(datasets[protected.id], code, "antal") == cell.count
                share = None if cell.share is None else pytest.approx(100 * cell.share, abs=1e-4)
                assert value(datasets[protected.id], code, "procent") == share


def test_hidden_figures_are_null_and_say_so() -> None:
    datasets = read(to_jsonstat(release(BS, lambda found: hide(table(found, "bs_same_degree")))))
    hidden = datasets["bs_same_degree"]
    assert set(hidden["value"]) == {None}
    assert hidden["status"] == {str(place): "skjult" for place in range(len(hidden["value"]))}
    assert hidden["extension"]["base"] == {"Total": None}
    assert "status" not in datasets["bs_attended"]


def test_it_names_the_release_it_is_made_of() -> None:
    made = release(BS)
    content = json.loads(to_jsonstat(made))
    assert content["extension"]["digest"] == made.digest
    assert content["label"] == made.round.title
    assert to_jsonstat(made) == to_jsonstat(release(BS))


def test_a_table_holds_everybody_and_the_groups_of_one_grouping() -> None:
    made = areas_release()
    items = json.loads(to_jsonstat(made))["link"]["item"]
    cubes = {(each["extension"]["question"], each["extension"]["grouping"]): each for each in items}
    areas = cubes["bs_attended", "Område"]
    assert areas["dimension"]["gruppe"]["category"]["index"] == ["Total", *AREAS]
    assert cubes["bs_attended", "Alder"]["dimension"]["gruppe"]["category"]["index"] == ["Total", *AGES]
    assert cubes["bs_act_mix", "Aktivitet"]["dimension"]["gruppe"]["category"]["index"] == list(ACTIVITIES)
    assert all(math.prod(each["size"]) == len(each["value"]) for each in items)
    answers, measures = areas["size"][1:]
    counts = [sum(areas["value"][group * answers * measures : (group + 1) * answers * measures : measures])
              for group in range(len(AREAS) + 1)]  # fmt: skip
    assert counts[0] == sum(counts[1:])


def test_each_hidden_value_of_a_group_says_so() -> None:
    items = json.loads(to_jsonstat(areas_release()))["link"]["item"]
    cube = next(each for each in items if each["extension"]["table"] == "bs_same_degree"
                and each["extension"]["grouping"] == "Område")  # fmt: skip
    hidden = {int(place) for place in cube["status"]}
    assert 0 < len(hidden) < len(cube["value"]) / 5
    assert all(cube["value"][place] is None for place in hidden)
    assert cube["extension"]["base"]["Cedergården"] is not None
