"""Recursive descent from tokens to the expression tree.

    statement  = sum [relation sum]
    sum        = [sign] term {("+" | "-") term}
    term       = factor {("*" | "/") factor | power}          a power without a sign before it: implicit multiplication
    factor     = sign factor | power
    power      = atom {"%" | "^" exponent}
    exponent   = [sign] atom ["^" exponent]
    atom       = number | symbol | "(" sum ")" | \\frac "{" sum "}" "{" sum "}" | name "(" arguments ")"
               | "√" ("(" sum ")" | power) | \\sqrt ["[" sum "]"] atom

Letters written together below a stroke belong together (1/rt is 1/(rt)); anything else that follows a divisor without
a sign (1/2k, 1/2(1+k)) can be meant both ways and is asked back. In the same way √2k and √rt are roots of a product,
√2 k is a product, and √2(1+k) is asked back. Authors have no implicit multiplication.
"""

from __future__ import annotations

from fractions import Fraction

from app.algebra.cursor import CLOSING, Cursor
from app.algebra.evaluation import exponent_too_large
from app.algebra.faults import MAX_DIVISIONS, MAX_EXPONENT, Fault, refuse
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
_STARTS_FACTOR = frozenset({Kind.SYMBOL, Kind.OPEN, Kind.FRACTION, Kind.FUNCTION, Kind.ROOT})
_ONE = Number(Fraction(1), "1")


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


class _Parser(Cursor):
    """The rules of the grammar, one method each."""

    __slots__ = ()

    def sum(self) -> Expression:
        self.enter()
        sign = self.now.text if self.now.kind is Kind.OPERATOR else ""
        if sign in ("+", "-"):
            self.advance()
        first = self._term()
        terms = [Negative(first) if sign == "-" else first]
        while self.now.kind is Kind.OPERATOR and self.now.text in ("+", "-"):
            subtracted = self.advance().text == "-"
            term = self._term()
            terms.append(Negative(term) if subtracted else term)
        self.depth -= 1
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))

    def _term(self) -> Expression:
        factors = [self._factor()]
        divisor = -1  # where the divisor began, while nothing but it has been read since the stroke
        while True:
            token = self.now
            if token.kind is Kind.OPERATOR and token.text == "*":
                self.advance()
                factors.append(self._factor())
                divisor = -1
            elif token.kind is Kind.OPERATOR and token.text == "/":
                self._divide(token)
                divisor = self.at
                factors = [Quotient(_product(factors), self._divisor())]
            elif self.implicit and token.kind in _STARTS_FACTOR:
                if divisor >= 0:
                    self.refuse_ambiguous(divisor)
                factors.append(self._power())
            else:
                return _product(factors)

    def _divide(self, stroke: Token) -> None:
        self.advance()
        self.divisions += 1
        if self.divisions > MAX_DIVISIONS:
            refuse(Fault.TOO_DEEP, stroke.start, stroke.end)

    def _divisor(self) -> Expression:
        factors = [self._factor()]
        while self.implicit and self.now.glued:
            factors.append(self._power())
        return _product(factors)

    def _factor(self) -> Expression:
        token = self.now
        if token.kind is not Kind.OPERATOR or token.text not in ("+", "-"):
            return self._power()
        self.advance()
        self.enter()
        operand = self._factor()
        self.depth -= 1
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
        self.enter()
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
                refuse(Fault.EXPONENT_TOO_LARGE, first.start, self.last().end, limit=str(MAX_EXPONENT))
        self.depth -= 1
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
            self.divisions += 1
            return Quotient(self._group(), self._group())
        if kind is Kind.FUNCTION:
            return self._call()
        if kind is Kind.ROOT:
            return self._root()
        if kind is not Kind.QUOTED:
            self.refuse_no_operand(token)
        self.advance()
        return Text(token.text)

    def _root(self) -> Expression:
        """A power with the exponent 1/n."""
        self.enter()
        root = self.advance()
        if root.text == "\\sqrt":
            degree = Number(root.number, str(root.number)) if root.number else self._group()
            radicand = self._atom()
        else:
            degree = Number(root.number, str(root.number))
            radicand = self._group() if self.now.kind is Kind.OPEN else self._radicand()
        self.depth -= 1
        return Power(radicand, Quotient(_ONE, degree))

    def _radicand(self) -> Expression:
        """What stands under a root without brackets: a number and the letters that are written on to it."""
        first = self.at
        factors = [self._power()]
        while self.now.start == self.last().end and self.now.kind in _STARTS_FACTOR and self.now.kind is not Kind.ROOT:
            if self.now.kind is not Kind.SYMBOL or self.last().kind not in (Kind.NUMBER, Kind.SYMBOL):
                self.refuse_ambiguous_root(first)
            factors.append(self._power())
        return _product(factors)

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
        if closing.kind is Kind.CLOSE and closing.text == CLOSING[opening.text]:
            self.advance()
        elif closing.kind in (Kind.CLOSE, Kind.END):
            refuse(Fault.MISSING_BRACKET, opening.start, opening.end, bracket=CLOSING[opening.text])
        else:
            self.refuse_misplaced(closing)

    def _call(self) -> Expression:
        name = self.advance().text
        opening = self.advance()
        args: list[Expression] = []
        kwargs: list[tuple[str, Expression]] = []
        while self.now.kind is not Kind.CLOSE:
            following = self.tokens[min(self.at + 1, len(self.tokens) - 1)]
            if self.now.kind is Kind.SYMBOL and following.text == "=":
                keyword = self.advance().text
                self.advance()
                kwargs.append((keyword, self.sum()))
            elif kwargs:
                self.refuse_misplaced(self.now)
            else:
                args.append(self.sum())
            if self.now.kind is not Kind.COMMA:
                break
            self.advance()
        self._close(opening)
        return Call(name, tuple(args), tuple(kwargs))


def _product(factors: list[Expression]) -> Expression:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _percent(tree: Expression, sign: str) -> Expression:
    if isinstance(tree, Number):
        return Number(tree.value * _PERCENT[sign], tree.text + sign)
    return Quotient(tree, Number(1 / _PERCENT[sign]))
