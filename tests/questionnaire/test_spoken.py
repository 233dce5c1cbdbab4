"""Which texts people hear, and in which words a recording is looked for."""

from app.questionnaire.load import load
from app.questionnaire.spoken import as_spoken, spoken_texts, text_digest


def test_names_and_numbers_leave_a_gap() -> None:
    assert as_spoken("Hvor  blandede var\n{aktivitet}?") == "Hvor blandede var …?"
    assert text_digest(" Hej  med dig ") == text_digest("Hej med dig")
    assert text_digest("Hej med dig") != text_digest("Hej med Dig")


def test_every_text_of_the_form_is_heard_once_and_no_text_of_the_results() -> None:
    keys = [text.key for text in spoken_texts(load("bs"))]
    assert len(keys) == len(set(keys))
    assert {"bs.title", "bs_same_degree", "bs_same_degree.help", "compare5.same", "bs.thanks"} <= set(keys)
    assert not [key for key in keys if ".pole." in key or ".group." in key]
