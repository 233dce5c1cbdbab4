"""The method page names the languages of a round, and what had been read when it opened."""

from __future__ import annotations

from dataclasses import replace

from exports.languages import offered
from exports.release import RoundInfo, digest, from_json, to_json
from tests.exports.releases import BS, document, release

ROUND = RoundInfo("r1", "Runde", "2026-04-01", "2026-06-01", False, ("da", "ar", "ckb"), True, (), "Centret")


def test_languages_stand_in_danish_words() -> None:
    assert offered(ROUND) == "Skemaet kunne besvares på 3 sprog: dansk, arabisk og sorani."


def test_a_translation_only_one_reader_has_read_is_named_as_new() -> None:
    read = replace(ROUND, levels=(("da", "approved"), ("ar", "tried"), ("ckb", "draft")))
    assert "Prøvet (læst af én navngiven læser; oversættelsen er ny): arabisk." in offered(read)
    assert "Udkast, som ingen har læst igennem: sorani." in offered(read)
    assert "Godkendt" not in offered(read)


def test_a_release_from_before_there_were_levels_can_be_read() -> None:
    assert "levels" not in document(BS)["round"]
    made = release(BS)
    newer = replace(made, round=replace(made.round, levels=(("da", "approved"), ("ar", "tried"))))
    sealed = replace(newer, digest=digest(newer))
    assert from_json(to_json(sealed)).round.levels == (("da", "approved"), ("ar", "tried"))
