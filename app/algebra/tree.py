"""The expression tree.

A tree keeps what was typed: nothing is simplified, reordered or folded while it is built. `a - b` is a Sum of `a` and
`Negative(b)`; `a*b*c` is one Product of three factors; brackets leave no node of their own, they show in the nesting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number. `text` is how it was written ("0.50", "10%", "½"), which is shown but not compared."""

    value: Fraction
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter with a meaning, under its declared name: r_d, M1, k."""

    name: str


@dataclass(frozen=True, slots=True)
class Sum:
    """terms[0] + terms[1] + …, at least two; a subtracted term is Negative."""

    terms: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """factors[0] * factors[1] * …, at least two."""

    factors: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """numerator / denominator."""

    numerator: Expression
    denominator: Expression


@dataclass(frozen=True, slots=True)
class Power:
    """base ^ exponent."""

    base: Expression
    exponent: Expression


@dataclass(frozen=True, slots=True)
class Negative:
    """-operand."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted word, which only authors may write, as an argument: channel_change("5b", …)."""

    value: str


@dataclass(frozen=True, slots=True)
class Call:
    """A named function of the core applied to arguments: name(args, key=value)."""

    name: str
    args: tuple[Expression, ...] = ()
    kwargs: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class Equation:
    """left = right."""

    left: Expression
    right: Expression


class Relation(StrEnum):
    """How the two sides of a condition compare."""

    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    UNEQUAL = "!="
    EQUAL = "=="


@dataclass(frozen=True, slots=True)
class Condition:
    """left relation right, as in r_d + e < 1."""

    left: Expression
    relation: Relation
    right: Expression


Expression = Number | Symbol | Sum | Product | Quotient | Power | Negative | Text | Call
Statement = Expression | Equation | Condition


def children(tree: Statement) -> tuple[Expression, ...]:
    """The nodes directly below, from left to right."""
    match tree:
        case Sum(terms):
            return terms
        case Product(factors):
            return factors
        case Quotient(numerator, denominator):
            return (numerator, denominator)
        case Power(base, exponent):
            return (base, exponent)
        case Negative(operand):
            return (operand,)
        case Call(_, args, kwargs):
            return args + tuple(value for _, value in kwargs)
        case Equation(left, right) | Condition(left, _, right):
            return (left, right)
        case _:
            return ()


def walk(tree: Statement) -> Iterator[Statement]:
    """The tree and everything below it, each node before what stands below it, left before right."""
    waiting: list[Statement] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


def symbols_in_order(tree: Statement) -> tuple[str, ...]:
    """The names of the symbols, each once, in the order in which a reader meets them."""
    return tuple(dict.fromkeys(node.name for node in walk(tree) if isinstance(node, Symbol)))


def free_symbols(tree: Statement) -> frozenset[str]:
    """The names of the symbols a tree contains."""
    return frozenset(symbols_in_order(tree))


def exponents(tree: Statement) -> tuple[Expression, ...]:
    """The exponents of all powers in a tree."""
    return tuple(node.exponent for node in walk(tree) if isinstance(node, Power))


def called_functions(tree: Statement) -> frozenset[str]:
    """The names of the functions a tree calls."""
    return frozenset(node.name for node in walk(tree) if isinstance(node, Call))


def substitute(tree: Expression, replacements: dict[str, Expression]) -> Expression:
    """The tree with each named symbol replaced; nothing is simplified."""
    match tree:
        case Symbol(name):
            return replacements.get(name, tree)
        case Sum(terms):
            return Sum(tuple(substitute(term, replacements) for term in terms))
        case Product(factors):
            return Product(tuple(substitute(factor, replacements) for factor in factors))
        case Quotient(numerator, denominator):
            return Quotient(substitute(numerator, replacements), substitute(denominator, replacements))
        case Power(base, exponent):
            return Power(substitute(base, replacements), substitute(exponent, replacements))
        case Negative(operand):
            return Negative(substitute(operand, replacements))
        case Call(name, args, kwargs):
            return Call(
                name,
                tuple(substitute(argument, replacements) for argument in args),
                tuple((key, substitute(value, replacements)) for key, value in kwargs),
            )
        case _:
            return tree
