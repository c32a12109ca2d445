"""A symbol with arithmetic that writes down what is done to it, so that a formula of the core prints itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from app.algebra.tree import Expression, Negative, Number, Power, Product, Quotient, Sum, Symbol
from app.exact import Quantity


@dataclass(frozen=True, slots=True)
class Written:
    """A formula under way; only the operations that the core's formulas use."""

    tree: Expression

    def __add__(self, other: Operand) -> Written:
        return Written(_sum(self.tree, _tree(other)))

    def __radd__(self, other: Operand) -> Written:
        return Written(_sum(_tree(other), self.tree))

    def __sub__(self, other: Operand) -> Written:
        return Written(_sum(self.tree, Negative(_tree(other))))

    def __rsub__(self, other: Operand) -> Written:
        return Written(_sum(_tree(other), Negative(self.tree)))

    def __mul__(self, other: Operand) -> Written:
        return Written(_product(self.tree, _tree(other)))

    def __rmul__(self, other: Operand) -> Written:
        return Written(_product(_tree(other), self.tree))

    def __truediv__(self, other: Operand) -> Written:
        return Written(Quotient(self.tree, _tree(other)))

    def __rtruediv__(self, other: Operand) -> Written:
        return Written(Quotient(_tree(other), self.tree))

    def __neg__(self) -> Written:
        return Written(Negative(self.tree))

    def __pow__(self, exponent: int) -> Written:
        return Written(Power(self.tree, Number(Fraction(exponent))))


Operand = Written | Fraction | int


def formula(computed: Callable[..., Quantity], *names: str) -> Expression:
    """What the core computes from these symbols, as a tree."""
    return _tree(computed(*(Written(Symbol(name)) for name in names)))


def _tree(operand: Operand) -> Expression:
    return operand.tree if isinstance(operand, Written) else Number(Fraction(operand))


def _sum(left: Expression, right: Expression) -> Expression:
    terms = left.terms if isinstance(left, Sum) else (left,)
    return Sum((*terms, *(right.terms if isinstance(right, Sum) else (right,))))


def _product(left: Expression, right: Expression) -> Expression:
    factors = left.factors if isinstance(left, Product) else (left,)
    return Product((*factors, *(right.factors if isinstance(right, Product) else (right,))))
