"""Random expression trees of the shapes that reading can produce."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from app.algebra.tree import Expression, Negative, Number, Power, Product, Quotient, Sum, Symbol

SYMBOLS = ("r_d", "r_t", "t", "e", "k", "D", "M1", "alpha")


def number(text: str) -> Number:
    """The number that was typed as `text`."""
    if text.endswith("%"):
        return Number(Fraction(text[:-1]) / 100, text)
    return Number(Fraction(text), text)


numbers = st.one_of(
    st.integers(0, 10**9).map(lambda n: number(str(n))),
    st.decimals("0.001", 99, places=3).map(lambda d: number(str(d))),
    st.integers(1, 100).map(lambda n: number(f"{n}%")),
)
leaves: st.SearchStrategy[Expression] = st.one_of(numbers, st.sampled_from(SYMBOLS).map(Symbol))


def _branches(below: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    parts = st.lists(below, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        parts.map(Sum),
        parts.map(Product),
        st.builds(Quotient, below, below),
        st.builds(Negative, below),
        st.builds(Power, below, st.integers(-5, 5).map(_whole)),
    )


def _whole(n: int) -> Expression:
    return number(str(n)) if n >= 0 else Negative(number(str(-n)))


trees = st.recursive(leaves, _branches, max_leaves=12)


def _roots(below: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    degrees = st.one_of(st.integers(2, 5).map(_whole), st.sampled_from(SYMBOLS).map(Symbol))
    return st.builds(lambda base, degree: Power(base, Quotient(number("1"), degree)), below, degrees)


rooted = st.recursive(leaves, lambda below: st.one_of(_branches(below), _roots(below)), max_leaves=10)
"""Trees with roots and symbolic exponents too."""
