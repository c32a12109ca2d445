"""A place in a list of tokens, and the ways in which reading can come to a stop there."""

from __future__ import annotations

from typing import NoReturn

from app.algebra.faults import MAX_DEPTH, Fault, refuse
from app.algebra.tokens import Kind, Token

CLOSING = {"(": ")", "[": "]", "{": "}"}
_SHOWN = 24


class Cursor:
    """One pass over the tokens; `now` is the token to be read next.

    implicit: whether a product may be written without a sign. depth: how many levels are open.
    """

    __slots__ = ("at", "depth", "divisions", "implicit", "now", "tokens")

    def __init__(self, tokens: list[Token], *, implicit: bool) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.divisions = 0
        self.implicit = implicit
        self.now = tokens[0]

    def advance(self) -> Token:
        token = self.now
        self.at += 1
        self.now = self.tokens[self.at]
        return token

    def expect_end(self) -> None:
        if self.now.kind is not Kind.END:
            self.refuse_misplaced(self.now)

    def enter(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            refuse(Fault.TOO_DEEP, self.now.start, self.now.end)

    def last(self) -> Token:
        return self.tokens[self.at - 1]

    def refuse_ambiguous(self, divisor: int) -> NoReturn:
        """Refuse 1/2k: the factor that is read now may stand below the stroke or beside it."""
        below, factor = self._beside(divisor)
        refuse(Fault.AMBIGUOUS_DIVISION, self.tokens[divisor].start, self.now.end, divisor=below, factor=factor)

    def refuse_ambiguous_root(self, radicand: int) -> NoReturn:
        """Refuse √2(1+k): the factor that is read now may stand under the root or beside it."""
        under, factor = self._beside(radicand)
        refuse(Fault.AMBIGUOUS_ROOT, self.tokens[radicand].start, self.now.end, radicand=under, factor=factor)

    def _beside(self, first: int) -> tuple[str, str]:
        """What was read from a token on, and the factor that is read now, as a sentence can show them."""
        before = "".join(token.text for token in self.tokens[first : self.at])
        factor = self.now.text if self.now.kind is not Kind.OPEN else f"{self.now.text}…{CLOSING[self.now.text]}"
        return before if len(before) <= _SHOWN else "…", factor

    def refuse_misplaced(self, token: Token) -> NoReturn:
        """Refuse a token after which the formula cannot go on."""
        if token.kind is Kind.CLOSE:
            refuse(Fault.EXTRA_BRACKET, token.start, token.end)
        if token.kind in (Kind.NUMBER, Kind.SYMBOL, Kind.OPEN, Kind.FUNCTION, Kind.QUOTED):
            refuse(Fault.MISSING_OPERATOR, token.start, token.end, left=self.last().text, right=token.text)
        refuse(Fault.UNEXPECTED_CHARACTER, token.start, token.end, character=token.text)

    def refuse_no_operand(self, token: Token) -> NoReturn:
        """Refuse a place where a number, a symbol or a bracket should stand."""
        before = self.last() if self.at else token
        if token.kind in (Kind.COMMA, Kind.RELATION):
            refuse(Fault.UNEXPECTED_CHARACTER, token.start, token.end, character=token.text)
        if token.kind is Kind.END and before.kind is Kind.OPEN:
            refuse(Fault.MISSING_BRACKET, before.start, before.end, bracket=CLOSING[before.text])
        if token.kind is Kind.CLOSE and not self.at:
            refuse(Fault.EXTRA_BRACKET, token.start, token.end)
        if token.kind is Kind.OPERATOR and before.kind is not Kind.OPERATOR:
            before = token
        end = token.end if before.kind is Kind.OPEN else before.end
        refuse(Fault.MISSING_OPERAND, before.start, end)
