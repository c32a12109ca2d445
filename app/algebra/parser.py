"""Recursive descent from tokens to the expression tree.

    statement  = sum [relation sum]
    sum        = [sign] term {("+" | "-") term}
    term       = factor {("*" | "/") factor | power}          a power without a sign before it: implicit multiplication
    factor     = sign factor | power
    power      = atom {"%" | "^" exponent}
    exponent   = [sign] atom ["^" exponent]
    atom       = number | symbol | "(" sum ")" | \\frac "{" sum "}" "{" sum "}" | name "(" arguments ")"

Letters written together below a stroke belong together (1/rt is 1/(rt)); anything else that follows a divisor without
a sign (1/2k, 1/2(1+k)) can be meant both ways and is asked back. Authors have no implicit multiplication.
"""

from __future__ import annotations

from fractions import Fraction

from app.algebra.evaluation import exponent_too_large
from app.algebra.faults import MAX_DEPTH, MAX_DIVISIONS, MAX_EXPONENT, Fault, refuse
from app.algebra.tokens import Kind, Token
from app.algebra.tree import (
    Call,
    Condition,
    Equation,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Statement,
    Sum,
    Symbol,
    Text,
)

_PERCENT = {"%": Fraction(1, 100), "‰": Fraction(1, 1000)}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_STARTS_FACTOR = frozenset({Kind.SYMBOL, Kind.OPEN, Kind.FRACTION, Kind.FUNCTION})


def parse_expression(tokens: list[Token], *, implicit: bool) -> Expression:
    """The tree of an expression. Errors: Refused."""
    parser = _Parser(tokens, implicit=implicit)
    tree = parser.sum()
    parser.expect_end()
    return tree


def parse_statement(tokens: list[Token]) -> Statement:
    """The tree of an author's expression, equation or condition. Errors: Refused."""
    parser = _Parser(tokens, implicit=False)
    left = parser.sum()
    relation = parser.now
    if relation.kind is not Kind.RELATION:
        parser.expect_end()
        return left
    parser.advance()
    right = parser.sum()
    if parser.now.kind is Kind.RELATION:
        refuse(Fault.TWO_EQUALS, parser.now.start, parser.now.end)
    parser.expect_end()
    return Equation(left, right) if relation.text == "=" else Condition(left, Relation(relation.text), right)


class _Parser:
    """One pass over the tokens; `now` is the token to be read next."""

    __slots__ = ("_at", "_depth", "_divisions", "_implicit", "_tokens", "now")

    def __init__(self, tokens: list[Token], *, implicit: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._divisions = 0
        self._implicit = implicit
        self.now = tokens[0]

    def advance(self) -> Token:
        token = self.now
        self._at += 1
        self.now = self._tokens[self._at]
        return token

    def expect_end(self) -> None:
        if self.now.kind is not Kind.END:
            self._refuse_misplaced(self.now)

    def sum(self) -> Expression:
        self._enter()
        sign = self.now.text if self.now.kind is Kind.OPERATOR else ""
        if sign in ("+", "-"):
            self.advance()
        first = self._term()
        terms = [Negative(first) if sign == "-" else first]
        while self.now.kind is Kind.OPERATOR and self.now.text in ("+", "-"):
            subtracted = self.advance().text == "-"
            term = self._term()
            terms.append(Negative(term) if subtracted else term)
        self._depth -= 1
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))

    def _term(self) -> Expression:
        factors = [self._factor()]
        divisor: Token | None = None  # where the divisor began, while nothing but it has been read since the stroke
        while True:
            token = self.now
            if token.kind is Kind.OPERATOR and token.text == "*":
                self.advance()
                factors.append(self._factor())
                divisor = None
            elif token.kind is Kind.OPERATOR and token.text == "/":
                self._divide(token)
                divisor = self.now
                factors = [Quotient(_product(factors), self._divisor())]
            elif self._implicit and token.kind in _STARTS_FACTOR:
                if divisor is not None:
                    refuse(Fault.AMBIGUOUS_DIVISION, divisor.start, token.end, divisor=divisor.text, factor=token.text)
                factors.append(self._power())
            else:
                return _product(factors)

    def _divide(self, stroke: Token) -> None:
        self.advance()
        self._divisions += 1
        if self._divisions > MAX_DIVISIONS:
            refuse(Fault.TOO_DEEP, stroke.start, stroke.end)

    def _divisor(self) -> Expression:
        factors = [self._factor()]
        while self._implicit and self.now.glued:
            factors.append(self._power())
        return _product(factors)

    def _factor(self) -> Expression:
        token = self.now
        if token.kind is not Kind.OPERATOR or token.text not in ("+", "-"):
            return self._power()
        self.advance()
        self._enter()
        operand = self._factor()
        self._depth -= 1
        return Negative(operand) if token.text == "-" else operand

    def _power(self) -> Expression:
        tree = self._atom()
        while self.now.kind is Kind.OPERATOR:
            token = self.now
            if token.text in _PERCENT:
                self.advance()
                tree = _percent(tree, token.text)
            elif token.text == "^":
                self.advance()
                tree = Power(tree, self._exponent(token))
            else:
                break
        return tree

    def _exponent(self, sign: Token) -> Expression:
        self._enter()
        first = self.now
        if first.kind is Kind.OPERATOR and first.text in ("+", "-"):
            self.advance()
            inner = self._exponent(sign)
            tree = Negative(inner) if first.text == "-" else inner
        else:
            tree = self._atom()
            if self.now.kind is Kind.OPERATOR and self.now.text == "^":
                tree = Power(tree, self._exponent(self.advance()))
            if exponent_too_large(tree):
                refuse(Fault.EXPONENT_TOO_LARGE, first.start, self._last().end, limit=str(MAX_EXPONENT))
        self._depth -= 1
        return tree

    def _atom(self) -> Expression:
        token = self.now
        kind = token.kind
        if kind is Kind.NUMBER:
            self.advance()
            if self.now.kind is Kind.NUMBER:
                refuse(Fault.MISSING_OPERATOR, token.start, self.now.end, left=token.text, right=self.now.text)
            return Number(token.number, token.text)
        if kind is Kind.SYMBOL:
            self.advance()
            return Symbol(token.text)
        if kind is Kind.OPEN:
            return self._group()
        if kind is Kind.FRACTION:
            self.advance()
            self._divisions += 1
            return Quotient(self._group(), self._group())
        if kind is Kind.FUNCTION:
            return self._call()
        if kind is Kind.QUOTED:
            self.advance()
            return Text(token.text)
        return self._refuse_no_operand(token)

    def _group(self) -> Expression:
        opening = self.now
        if opening.kind is not Kind.OPEN:
            refuse(Fault.MISSING_BRACKET, opening.start, opening.end, bracket="{")
        self.advance()
        tree = self.sum()
        self._close(opening)
        return tree

    def _close(self, opening: Token) -> None:
        closing = self.now
        if closing.kind is Kind.CLOSE and closing.text == _CLOSING[opening.text]:
            self.advance()
        elif closing.kind in (Kind.CLOSE, Kind.END):
            refuse(Fault.MISSING_BRACKET, opening.start, opening.end, bracket=_CLOSING[opening.text])
        else:
            self._refuse_misplaced(closing)

    def _call(self) -> Expression:
        name = self.advance().text
        opening = self.advance()
        args: list[Expression] = []
        kwargs: list[tuple[str, Expression]] = []
        while self.now.kind is not Kind.CLOSE:
            following = self._tokens[min(self._at + 1, len(self._tokens) - 1)]
            if self.now.kind is Kind.SYMBOL and following.text == "=":
                keyword = self.advance().text
                self.advance()
                kwargs.append((keyword, self.sum()))
            elif kwargs:
                self._refuse_misplaced(self.now)
            else:
                args.append(self.sum())
            if self.now.kind is not Kind.COMMA:
                break
            self.advance()
        self._close(opening)
        return Call(name, tuple(args), tuple(kwargs))

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            refuse(Fault.TOO_DEEP, self.now.start, self.now.end)

    def _last(self) -> Token:
        return self._tokens[self._at - 1]

    def _refuse_misplaced(self, token: Token) -> None:
        """Refuse a token after which the formula cannot go on."""
        if token.kind is Kind.CLOSE:
            refuse(Fault.EXTRA_BRACKET, token.start, token.end)
        if token.kind in (Kind.NUMBER, Kind.SYMBOL, Kind.OPEN, Kind.FUNCTION, Kind.QUOTED):
            refuse(Fault.MISSING_OPERATOR, token.start, token.end, left=self._last().text, right=token.text)
        refuse(Fault.UNEXPECTED_CHARACTER, token.start, token.end, character=token.text)

    def _refuse_no_operand(self, token: Token) -> Expression:
        """Refuse a place where a number, a symbol or a bracket should stand."""
        before = self._last() if self._at else token
        if token.kind in (Kind.COMMA, Kind.RELATION):
            refuse(Fault.UNEXPECTED_CHARACTER, token.start, token.end, character=token.text)
        if token.kind is Kind.END and before.kind is Kind.OPEN:
            refuse(Fault.MISSING_BRACKET, before.start, before.end, bracket=_CLOSING[before.text])
        if token.kind is Kind.CLOSE and not self._at:
            refuse(Fault.EXTRA_BRACKET, token.start, token.end)
        if token.kind is Kind.OPERATOR and before.kind is not Kind.OPERATOR:
            before = token
        end = token.end if before.kind is Kind.OPEN else before.end
        return refuse(Fault.MISSING_OPERAND, before.start, end)


def _product(factors: list[Expression]) -> Expression:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _percent(tree: Expression, sign: str) -> Expression:
    if isinstance(tree, Number):
        return Number(tree.value * _PERCENT[sign], tree.text + sign)
    return Quotient(tree, Number(1 / _PERCENT[sign]))
