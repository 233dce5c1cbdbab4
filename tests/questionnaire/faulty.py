"""Faulty definitions, one fault each: the rule that finds it, the definition, its place and words of the fault."""

from typing import Any

from tests.questionnaire.tiny import SCALES, TYPE, question
from tests.questionnaire.tiny import definition as tiny

YES = {"code": "yes", "text": "Ja"}
DK = {"code": "dk", "text": "Ved ikke"}
RED, BLUE = {"code": "red", "text": "Rød"}, {"code": "blue", "text": "Blå"}
PAGES = [{"id": "p1", "title": "Et"}, {"id": "p2", "title": "To"}]
TICKS = question("q1", "select_multiple")
ACTS = question("q1", "select_multiple", options=[], options_from="acts", stored="nowhere")
NUMBER = question("q1", "integer")


def one(kind: str, **more: Any) -> dict[str, Any]:
    return tiny(question("q1", kind, **more))


def two(first: dict[str, Any], kind: str, **more: Any) -> dict[str, Any]:
    return tiny(first, question("q2", kind, **more))


def scaled(**scale: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    return tiny(), {**SCALES, "s": {"choices": [YES, {"code": "no", "text": "Nej"}], **scale}}


def limited(constraint: str, kind: str = "integer") -> dict[str, Any]:
    return question("q2", kind, constraint=constraint, constraint_message="Nej.")


CASES: list[tuple[str, Any, str, str]] = [
    # rule, definition (and scales), place, words of the fault
    ("names_are_fit", one("select_one", name="Q 1"), "Q 1", "»Q 1« kan ikke være et navn"),
    ("names_are_fit", tiny(form="T"), "skemaet, form", "»T« kan ikke"),
    ("names_are_free", one("select_one", name="nonce"), "nonce", "optaget"),
    ("names_are_free", one("select_one", name="yesno"), "yesno", "optaget"),
    ("names_are_free", one("select_one", name="tiny"), "tiny", "optaget"),
    ("names_are_free", tiny(pages=[*PAGES, {"id": "title", "title": "Tre"}]), "side title", "optaget"),
    ("names_are_unique", tiny(TICKS, TICKS), "q1", "Spørgsmålet står 2 gange"),
    ("names_are_unique", tiny(pages=[PAGES[0], PAGES[0]]), "p1", "Siden står 2 gange"),
    ("unit_is_known", tiny(unit="firma"), "skemaet, unit", "»firma«"),
    ("pages_are_used", one("select_one", page="p9"), "q1, page", "Siden »p9« findes ikke"),
    ("pages_are_used", tiny(pages=PAGES), "side p2", "ingen spørgsmål"),
    ("pages_are_in_order", tiny({**TICKS, "page": "p2"}, question("q2", "text"), pages=PAGES), "q2, page", "senere"),
    ("split_is_always_answered", tiny(split="q9"), "skemaet, split", "»q9« findes ikke"),
    ("split_is_always_answered", tiny(TICKS, split="q1"), "skemaet, split", "ikke altid besvaret"),
    ("split_is_always_answered", tiny(questions=[{**TYPE, "required": False}]), "skemaet, split", "ikke altid"),
    (
        "groups_share_out_the_split",
        tiny(groups=[{"code": "g", "text": "G", "codes": ["red"]}]),
        "skemaet, groups",
        "»blue«",
    ),
    (
        "groups_share_out_the_split",
        tiny(groups=[{"code": "g", "text": "G", "codes": ["red", "blue", "x"]}]),
        "skemaet, groups",
        "»x« er ikke et svar",
    ),
    (
        "groups_share_out_the_split",
        tiny(groups=[{"code": g, "text": g, "codes": ["red", "blue"]} for g in "gh"]),
        "skemaet, groups",
        "»red« står i flere",
    ),
    ("indicators_are_named", one("select_one", feeds=["themes"]), "q1, feeds", "»themes«"),
    ("placeholders_are_filled", one("select_one", label="Hvad med {aktivitet}?"), "q1, label", "Pladsholderen"),
    ("placeholders_are_filled", one("select_one", help="{x}"), "q1, help", "Pladsholderen"),
    ("words_are_known", tiny({"name": "q1", "page": "p1", "type": "slider", "label": "?"}), "q1, type", "»slider«"),
    ("words_are_known", one("select_one", nature="secret"), "q1, nature", "»secret«"),
    ("words_are_known", one("select_one", stored="cloud"), "q1, stored", "»cloud«"),
    ("keys_suit_the_kind", one("text", scale="yesno"), "q1, scale", "text kan ikke have scale"),
    ("keys_suit_the_kind", one("select_one", max_choices=1), "q1, max_choices", "select_one kan ikke"),
    ("storage_suits_the_kind", one("text", stored="ballot"), "q1, stored", "»ballot« passer ikke"),
    ("storage_suits_the_kind", one("integer", stored="texts"), "q1, stored", "»texts« passer ikke"),
    ("local_choices_are_not_stored", tiny({**ACTS, "stored": "ballot"}), "q1, options_from", "fast plads"),
    (
        "texts_have_a_limit",
        tiny({"name": "q1", "page": "p1", "type": "text", "label": "?", "stored": "texts"}),
        "q1",
        "grænse",
    ),
    ("constraints_are_explained", one("integer", constraint=". > 1"), "q1", "hører sammen"),
    ("bands_follow_each_other", one("integer", bands=[[0, 3], [5, 9], [10]]), "q1, bands", "hænger ikke sammen"),
    ("bands_follow_each_other", one("integer", bands=[[0, 3], [4, 9]]), "q1, bands", "hænger ikke sammen"),
    ("bands_follow_each_other", one("integer", bands=[[9, 0], [1]]), "q1, bands", "hænger ikke sammen"),
    ("numbers_have_bands", one("integer", bands=[]), "q1", "ingen bånd"),
    ("shares_are_of_an_earlier_number", one("integer", share_of="q1"), "q1, share_of", "»q1« er ikke et tidligere"),
    ("options_have_one_source", one("select_one", scale="yesno", options=[RED, BLUE]), "q1", "scale og options"),
    (
        "options_have_one_source",
        tiny({"name": "q1", "page": "p1", "type": "select_one", "label": "?"}),
        "q1",
        "ingen svar",
    ),
    ("scales_exist", one("select_one", scale="yesmo"), "q1, scale", "»yesmo« findes ikke"),
    ("options_are_enough", one("select_multiple", options=[RED]), "q1", "1 svar"),
    ("codes_are_fit", one("select_multiple", options=[RED, {"code": "blå", "text": "Blå"}]), "q1", "»blå«"),
    ("codes_are_fit", one("select_multiple", options=[RED, {"code": "help", "text": "Hjælp"}]), "q1", "»help«"),
    ("codes_are_unique", one("select_multiple", options=[RED, RED]), "q1", "»red« står 2"),
    ("codes_are_unique", one("rate_each", rows=[YES]), "q1", "»yes« står 2"),
    ("codes_are_unique", scaled(choices=[YES, YES]), "skala s", "»yes« står 2"),
    ("missing_answers_stand_last", one("select_multiple", options=[DK, RED]), "q1", "før et andet"),
    ("missing_answers_stand_last", scaled(choices=[DK, YES]), "skala s", "før et andet"),
    ("poles_part_the_scale", scaled(poles=[{"code": "p", "text": "P", "codes": ["dk"]}]), "skala s, poles", "»dk«"),
    (
        "poles_part_the_scale",
        scaled(poles=[{"code": "p", "text": "P", "codes": ["yes", "yes"]}]),
        "skala s, poles",
        "»yes«",
    ),
    ("named_codes_exist", one("select_multiple", exclusive=["z"]), "q1, exclusive", "»z« er ikke et svar"),
    ("named_codes_exist", one("select_one", picto_override={"maybe": "x"}), "q1, picto_override", "»maybe«"),
    ("most_choices_leave_a_choice", one("select_multiple", max_choices=4), "q1, max_choices", "kun 4 svar"),
    ("rows_have_one_source", one("rate_each", rows=[]), "q1", "ikke klart"),
    ("rows_have_one_source", one("rate_each", rows_from="acts", stored="ratings"), "q1", "ikke klart"),
    ("chosen_rows_can_be_chosen", one("rate_each", rows_chosen_in="q9"), "q1, rows_chosen_in", "»q9«"),
    ("chosen_rows_can_be_chosen", two(TICKS, "rate_each", rows_chosen_in="q1"), "q2, rows_chosen_in", "»q1«"),
    (
        "chosen_rows_can_be_chosen",
        two(ACTS, "rate_each", rows=[], rows_from="areas", rows_chosen_in="q1", stored="ratings"),
        "q2, rows_chosen_in",
        "»q1«",
    ),
    ("soft_prompts_offer_dont_know", one("select_one", soft_prompt=True, scale="s"), "q1, soft_prompt", "mangler"),
    ("expressions_can_be_read", one("select_one", relevance="true()"), "q1, relevance, tegn 1", "»true«"),
    ("expressions_can_be_read", tiny(limited(". + 1 > 2")), "q2, constraint, tegn 3", "»+«"),
    (
        "references_stand_before",
        one("select_one", relevance="selected(${q7}, 'a')"),
        "q1, relevance",
        "»q7« findes ikke før",
    ),
    (
        "references_stand_before",
        one("select_one", relevance="selected(${q1}, 'yes')"),
        "q1, relevance",
        "»q1« findes ikke før",
    ),
    (
        "references_are_of_a_fit_kind",
        two(NUMBER, "text", relevance="selected(${q1}, '1')"),
        "q2, relevance",
        "»q1« er integer",
    ),
    ("references_are_of_a_fit_kind", tiny(TICKS, limited(". < ${q1}")), "q2, constraint", "»q1« er select_multiple"),
    (
        "references_are_of_a_fit_kind",
        tiny(limited(". > 1", "select_multiple")),
        "q2, constraint",
        "».« er select_multiple",
    ),
    (
        "selected_codes_exist",
        two(TICKS, "text", relevance="selected(${q1}, 'x')"),
        "q2, relevance",
        "»x« er ikke et svar på q1",
    ),
    ("relevance_works_without_script", two(NUMBER, "text", relevance="${q1} > 3"), "q2, relevance", "regne med tal"),
    (
        "relevance_works_without_script",
        one("select_one", relevance="selected(., 'yes')"),
        "q1, relevance",
        "regne med tal",
    ),
    (
        "relevance_works_without_script",
        two(TICKS, "text", relevance="count-selected(${q1}) > 1"),
        "q2, relevance",
        "tal",
    ),
    ("constraints_look_at_their_answer", tiny(NUMBER, limited("${q1} > 3")), "q2, constraint", "sit eget svar"),
]
