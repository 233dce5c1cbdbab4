"""Read an XLSForm expression (the subset in docs/relevance.md) into its tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from app.questionnaire.expression import (
    CURRENT,
    OPERATORS,
    AllOf,
    AnyOf,
    Compare,
    CountSelected,
    Expression,
    Not,
    Number,
    Operand,
    Operator,
    Selected,
    Value,
)

DEEPEST = 20
"""Levels of parentheses: far more than anybody can read, far fewer than Python can stand."""

TOKEN = re.compile(
    r"""\s*(?:(?P<question>\$\{[A-Za-z_][A-Za-z0-9_]*\}) | (?P<text>'[A-Za-z0-9_-]*'|"[A-Za-z0-9_-]*")
      | (?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,6})?(?![0-9A-Za-z_.])) | (?P<word>[A-Za-z_][A-Za-z0-9_:-]*)
      | (?P<sign><=|>=|!=|[=<>(),.]) | (?P<end>$) | (?P<unknown>\S+))""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)
ALLOWED = "Brug selected(), count-selected(), and, or, not(), = != < <= > >=, ${navn}, ., tal, 'kode' og parenteser."


class ExpressionError(ValueError):
    """An expression that cannot be read: where (a position from 1), what is wrong and how to mend it."""

    def __init__(self, place: int, what: str, mend: str = ALLOWED) -> None:
        super().__init__(f"Tegn {place}: {what} {mend}")
        self.place, self.what, self.mend = place, what, mend


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an expression, its kind and its position from 1."""

    kind: str
    text: str
    place: int

    @property
    def said(self) -> str:
        """The token as an error message names it."""
        return f"»{self.text}«" if self.text else "slutningen"


def parse(text: str) -> Expression:
    """The tree of an expression; raises ExpressionError naming place, fault and mend."""
    parser = _Parser(list(_tokens(text)))
    expression = parser.either(0)
    if (extra := parser.next).kind != "end":
        raise ExpressionError(extra.place, f"{extra.said} var ikke ventet her.")
    return expression


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while not tokens or tokens[-1].kind != "end":
        found = cast(re.Match[str], TOKEN.match(text, position))
        kind = cast(str, found.lastgroup)
        tokens.append(Token(kind, found[kind], found.start(kind) + 1))
        position = found.end()
    return tokens


class _Parser:
    """Recursive descent: `or` binds loosest, then `and`, then comparisons."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.position]

    def take(self, *texts: str) -> Token | None:
        token = self.next
        if token.kind == "text" or token.text not in texts:
            return None
        self.position += 1
        return token

    def need(self, text: str) -> None:
        if not self.take(text):
            raise ExpressionError(self.next.place, f"»{text}« mangler før {self.next.said}.", f"Sæt »{text}« ind.")

    def either(self, depth: int) -> Expression:
        parts = [self.both(depth)]
        while self.take("or"):
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def both(self, depth: int) -> Expression:
        parts = [self.single(depth)]
        while self.take("and"):
            parts.append(self.single(depth))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def single(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise ExpressionError(self.next.place, "Der er for mange parenteser i hinanden.", "Del udtrykket op.")
        if self.take("not"):
            return Not(self.bracketed(depth))
        if self.next.text == "(":
            return self.bracketed(depth)
        if self.take("selected"):
            return self.selected()
        return self.comparison()

    def bracketed(self, depth: int) -> Expression:
        self.need("(")
        inner = self.either(depth + 1)
        self.need(")")
        return inner

    def selected(self) -> Selected:
        self.need("(")
        question = self.question()
        self.need(",")
        code = self.code()
        self.need(")")
        return Selected(question, code)

    def question(self) -> str:
        if self.take(CURRENT):
            return CURRENT
        token = self.next
        if token.kind != "question":
            raise ExpressionError(token.place, f"{token.said} er ikke et spørgsmål.", "Skriv ${navn} eller punktum.")
        self.position += 1
        return token.text[2:-1]

    def code(self) -> str:
        token = self.next
        if token.kind != "text" or len(token.text) == 2:
            raise ExpressionError(token.place, f"{token.said} er ikke en svarkode.", "Skriv fx 'ja'.")
        self.position += 1
        return token.text[1:-1]

    def comparison(self) -> Expression:
        left = self.operand()
        sign = self.take(*OPERATORS)
        if not sign:
            raise ExpressionError(self.next.place, f"Sammenligningen slutter ved {self.next.said}.")
        if self.next.kind == "text":
            return self.equals(left, sign)
        return Compare(cast(Operator, sign.text), left, self.operand())

    def equals(self, left: Operand, sign: Token) -> Expression:
        """`${q} = 'code'` is XLSForm's other way to say selected()."""
        if not isinstance(left, Value) or sign.text not in ("=", "!="):
            raise ExpressionError(sign.place, "En svarkode kan kun stå efter ${navn} = eller ${navn} !=.")
        chosen = Selected(left.question, self.code())
        return chosen if sign.text == "=" else Not(chosen)

    def operand(self) -> Operand:
        token = self.next
        if self.take("count-selected"):
            self.need("(")
            counted = CountSelected(self.question())
            self.need(")")
            return counted
        if token.kind == "number":
            self.position += 1
            return Number(float(token.text) if "." in token.text else int(token.text))
        if token.kind == "question" or token.text == CURRENT:
            return Value(self.question())
        raise ExpressionError(token.place, f"{token.said} kan ikke bruges her.")
