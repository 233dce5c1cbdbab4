"""All faults of a definition at once: its shape, then one function per rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.questionnaire import rules_choices, rules_expressions, rules_form, rules_kinds
from app.questionnaire.draft import Draft
from app.questionnaire.fault import Fault
from app.questionnaire.shape import read_draft

__all__ = ["RULES", "Fault", "check", "checked"]

RULES: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    rules_form.names_are_fit,
    rules_form.names_are_free,
    rules_form.names_are_unique,
    rules_form.unit_is_known,
    rules_form.pages_are_used,
    rules_form.pages_are_in_order,
    rules_form.split_is_always_answered,
    rules_form.groups_share_out_the_split,
    rules_form.indicators_are_named,
    rules_form.placeholders_are_filled,
    rules_kinds.words_are_known,
    rules_kinds.keys_suit_the_kind,
    rules_kinds.storage_suits_the_kind,
    rules_kinds.local_choices_are_not_stored,
    rules_kinds.texts_have_a_limit,
    rules_kinds.constraints_are_explained,
    rules_kinds.bands_follow_each_other,
    rules_kinds.numbers_have_bands,
    rules_kinds.shares_are_of_an_earlier_number,
    rules_choices.options_have_one_source,
    rules_choices.scales_exist,
    rules_choices.options_are_enough,
    rules_choices.codes_are_fit,
    rules_choices.codes_are_unique,
    rules_choices.missing_answers_stand_last,
    rules_choices.poles_part_the_scale,
    rules_choices.named_codes_exist,
    rules_choices.most_choices_leave_a_choice,
    rules_choices.rows_have_one_source,
    rules_choices.chosen_rows_can_be_chosen,
    rules_choices.soft_prompts_offer_dont_know,
    rules_expressions.expressions_can_be_read,
    rules_expressions.references_stand_before,
    rules_expressions.references_are_of_a_fit_kind,
    rules_expressions.selected_codes_exist,
    rules_expressions.relevance_works_without_script,
    rules_expressions.constraints_look_at_their_answer,
)


def check(definition: Mapping[str, Any], scales: Mapping[str, Any]) -> list[Fault]:
    """Every fault of a definition, in the order of the rules; none when it can be used."""
    return checked(definition, scales)[1]


def checked(definition: Mapping[str, Any], scales: Mapping[str, Any]) -> tuple[Draft, list[Fault]]:
    """The definition as a draft, and every fault of it."""
    draft, shape = read_draft(definition, scales)
    return draft, [*shape, *(fault for rule in RULES for fault in rule(draft))]
