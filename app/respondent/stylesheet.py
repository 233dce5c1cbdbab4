"""Style rules no file can hold: one language at a time, whichever are offered, and relevance without script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.language import direction
from app.questionnaire.model import Choice, Question, Questionnaire
from app.questionnaire.relevance import Expression, effective, effective_row, to_css

_AIR = {"ar": (1.7, 1.5), "fa": (1.7, 1.5), "ps": (1.7, 1.5), "ckb": (1.7, 1.5), "ti": (1.65, 1.5), "ur": (2, 1.9)}
"""Line heights of body and headings in scripts that need more air than Latin."""


def language_rules(languages: Sequence[str]) -> str:
    """Show the language the fragment names; before one is chosen the first stands, on short pages the first two."""
    first = (".masthead span[lang]", ".facts span[lang]", ".first :is(span,a,button)[lang]")
    hidden = [f"{place}:not([lang={languages[0]}])" for place in first]
    others = "".join(f":not([lang={language}])" for language in languages[:2])
    hidden.append(f".pair :is(span,a,button)[lang]{others}")
    return ",".join(hidden) + "{display:none}" + "".join(map(_one_language, languages))


def _one_language(language: str) -> str:
    chosen = f"#{language}:target~*"
    rules = [
        f"{chosen} :is(span,a,button)[lang]:not([lang={language}]){{display:none}}",
        f"#{language}:target~:is(.masthead,.first,.pair) span[lang={language}]{{display:inline}}",
        f"#{language}:target~:is(.first,.pair) :is(a,button)[lang={language}]{{display:inline-flex}}",
    ]
    if direction(language) == "rtl":
        rules.append(f"{chosen}{{direction:rtl}}{chosen} .picto--dir{{transform:scaleX(-1)}}")
    if language in _AIR:
        body, lead = _AIR[language]
        rules.append(f"{chosen}{{line-height:{body};--lead:{lead}}}")
    if language == "ur":
        rules.append(f'{chosen}{{font-family:"Noto Nastaliq Urdu",var(--font)}}')
    return "".join(rules)


def relevance_rules(questionnaire: Questionnaire) -> str:
    """Hide what does not apply, in browsers that know :has(); elsewhere the conditions stand in words."""
    rules = [*_question_rules(questionnaire), *_part_rules(questionnaire)]
    return f"@supports selector(:has(a)){{.only{{display:none}}{''.join(rules)}}}" if rules else ""


def _question_rules(questionnaire: Questionnaire) -> Iterable[str]:
    for question in questionnaire.asked:
        applies = effective(questionnaire, question)
        if applies is not None:
            yield _hide_unless([applies], f"q-{question.name}")
        if question.rows_chosen_in:
            yield from (_row_rule(questionnaire, question, row) for row in question.rows)


def _row_rule(questionnaire: Questionnaire, question: Question, row: Choice) -> str:
    applies = effective_row(questionnaire, question, row)
    return _hide_unless([applies], f"q-{question.name}.{row.code}") if applies is not None else ""


def _part_rules(questionnaire: Questionnaire) -> Iterable[str]:
    """A heading goes when every question under it does."""
    for page in questionnaire.pages:
        conditions = [effective(questionnaire, q) for q in questionnaire.asked if q.page == page.id]
        if conditions and all(conditions):
            yield _hide_unless([each for each in conditions if each], f"part-{page.id}")


def _hide_unless(conditions: list[Expression], element: str) -> str:
    none = "".join(f":not({to_css(condition)})" for condition in conditions)
    return f'form{none} [id="{element}"]{{display:none}}'
