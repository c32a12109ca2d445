"""Proofs that two statements about positive symbols are the same, by expanding the differences of their sides.

Without what they share, the two differences must be polynomials of one sign: such factors are zero nowhere, so that
equations hold at the same points, and inequalities too where the signs agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from app.algebra.definite import Definite, gap
from app.algebra.expansion import NoPolynomialError, Ring
from app.algebra.polynomials import Polynomial
from app.algebra.tree import Condition, Equation, Number, Relation

_ZERO = Number(Fraction(0))
_EQUATIONS = (Relation.EQUAL, Relation.UNEQUAL)


class Proof(Enum):
    """SAME: they hold at the same points. OPPOSITE: one wherever the other fails. EMPTY: equations that never hold."""

    SAME = auto()
    OPPOSITE = auto()
    EMPTY = auto()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Nothing is proved. suspects: where the statements may part, factors that only one of them has."""

    suspects: tuple[Equation, ...] = ()


def prove(a: Condition, b: Condition, assume: Sequence[Condition] = ()) -> Proof | Doubt:
    """Compare two equations, or two inequalities that are both strict or both not.

    Errors: TooLargeError.
    """
    ring = Ring((a, b, *assume))
    definite = Definite(ring, assume)
    try:
        (above, below), (top, bottom) = (ring.reduced(ring.fraction(gap(side))) for side in (a, b))
    except NoPolynomialError:
        return Doubt()
    if not above or not top:
        return Doubt()
    shared = ring.common(above, top)
    factors = [ring.over(above, shared), ring.over(top, shared)]
    if a.relation in _EQUATIONS:
        factors = [ring.without(factor, shared) for factor in factors]
    else:
        beside = ring.common(below, bottom)
        factors += [ring.over(below, beside), ring.over(bottom, beside)]
    signs = [definite.sign(factor) for factor in factors]
    if not all(signs):
        return Doubt(_suspects(ring, [factor for factor, sign in zip(factors, signs, strict=True) if not sign]))
    if a.relation in _EQUATIONS:
        return Proof.EMPTY if definite.sign(shared) else Proof.SAME
    return Proof.SAME if signs.count(-1) % 2 == 0 else Proof.OPPOSITE


def _suspects(ring: Ring, factors: Sequence[Polynomial]) -> tuple[Equation, ...]:
    return tuple(Equation(ring.tree(factor), _ZERO) for factor in factors) if ring.only_symbols else ()
