"""Everything a learner may type for a formula is read as that formula."""

from fractions import Fraction

import pytest

from app.algebra.authoring import read_authored
from app.algebra.equality import Verdict, compare
from app.algebra.evaluation import evaluate
from app.algebra.reading import Reading, Unreadable, read
from app.algebra.tree import Expression, Power, Product, Symbol

FIVE = ("r_d", "r_t", "t", "e", "k")


def tree(text: str, symbols: tuple[str, ...] = FIVE, **options: object) -> Expression:
    reading = read(text, symbols, **options)  # type: ignore[arg-type]
    assert isinstance(reading, Reading), reading
    return reading.expression


@pytest.mark.parametrize(
    "typed",
    [
        "(1+k)/(r_d+r_t*t+e+k)",
        "(1 + k) / (r_d + r_t t + e + k)",
        "(k+1)/(rd+rtt+e+k)",
        "(1+k)/(rd + rt t + e + k)",
        "（1＋k）／（r_d＋r_t×t＋e＋k）",
        "【1+k】÷【r_d+r_t·t+e+k】",
        "[1+k]/{r_d+r_t⋅t+e+k}",
        "(1+k)÷(rᵈ+rᵗt+e+k)",
        "(１+ｋ)/(ｒ_ｄ+ｒ_ｔ•ｔ+ｅ+ｋ)",
        "(1+k)/(r_{d}+r_{t}t+e+k)",
        r"\frac{1+k}{r_d+r_t t+e+k}",
        r"\dfrac{1+k}{r_{\mathrm{d}}+r_{\mathrm t}\cdot t+e+k}",
        r"$\frac{1+k}{r_\mathrm{d}+r_\text{t}\times t+e+k}$",
        r"\left(1+k\right) \div \left[r_d+r_t\,t+e+k\right]",
        "(1+k)/(R_D+R_T*t+e+k)",
        "(1+k)/(r_D + rT·t + e + k)",
        "(1+k)(r_d+r_t*t+e+k)^(-1)",
        "(1+k)(r_d+r_t*t+e+k)⁻¹",
        "(1+k)*(r_d+r_t*t+e+k)**-1",
        "  =  (1+k)/(r_d+r_t*t+e+k) 。",
        "\u200b(1\u00a0+\u00a0k)/(r_d+rₜt+e+k)\ufeff",
        "(1+𝑘)/(𝑟_𝑑+𝑟_𝑡 𝑡+𝑒+𝑘)",
        "1/(r_d+r_t*t+e+k) + k/(r_d+r_t*t+e+k)",
        "(100%+k)∕(r_d+r_t∗t+e+k)",
        "-(1+k)/(−r_d–r_t*t—e-k)",
    ],
)
def test_m1_in_any_spelling(typed: str) -> None:
    key = read_authored("(1 + k)/(r_d + r_t*t + e + k)")
    assert compare(tree(typed), key).verdict is Verdict.EQUAL


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,000", 1000),
        ("12,345.60", Fraction("12345.6")),
        ("1，234，567", 1234567),
        ("１，０００", 1000),
        ("0,2", Fraction(1, 5)),
        ("0,125", Fraction(1, 8)),
        ("1,25", Fraction(5, 4)),
        ("1234,567", Fraction("1234.567")),
        ("1.234,5", Fraction("1234.5")),
        ("1.234.567", 1234567),
        ("1\u202f000\u202f000", 1000000),
        (".5", Fraction(1, 2)),
        ("5.", 5),
        ("½", Fraction(1, 2)),
        ("2½", Fraction(5, 2)),
        ("⅔+⅓", 1),
        ("6%", Fraction(3, 50)),
        ("６％", Fraction(3, 50)),
        (r"6\%", Fraction(3, 50)),
        ("(5+1)%", Fraction(3, 50)),
        ("5‰", Fraction(1, 200)),
        ("50%^2", Fraction(1, 4)),
        ("2³", 8),
        ("2⁻²", Fraction(1, 4)),
        ("-2^2", -4),
        ("(-2)^2", 4),
        ("2^3^2", 512),
        ("2^-1", Fraction(1, 2)),
        ("2*-3", -6),
        ("1--1", 2),
        ("8/4/2", 1),
        ("8/4*2", 4),
        (r"\frac12", Fraction(1, 2)),
        ("2e5", 200000),
        ("1.5E-2", Fraction(3, 200)),
        ("2(3)", 6),
    ],
)
def test_numbers(typed: str, value: object) -> None:
    assert evaluate(tree(typed, ()), {}) == value


@pytest.mark.parametrize(
    ("symbols", "typed", "meant"),
    [
        (("r_t", "t"), "rt", "r_t"),
        (("r", "t"), "rt", "r*t"),
        (("r", "t", "r_t"), "rt", "r_t"),
        (("r", "t", "r_t"), "r t", "r*t"),
        (("k", "D"), "kD", "k*D"),
        (("k", "D"), "2kD", "2*k*D"),
        (("M1", "B"), "M₁/B", "M1/B"),
        (("M1", "m1"), "M_1/m_{1}", "M1/m1"),
        (("D_1", "r"), "D1(1-r)", "D_1*(1-r)"),
        (("E", "e", "D"), "eD-E", "e*D - E"),
        (("C", "c"), "c/C", "c/C"),
        (("q", "n"), "qⁿ", "q^n"),
        (("q", "n"), "qⁿ⁺¹", "q^(n+1)"),
        (("q", "n"), "q⁻ⁿ", "q^(-n)"),
        (("r_d",), "rᵈ²", "r_d^2"),
        (("x",), "x²", "x^2"),
        (("x", "y"), "2x²y", "2*x^2*y"),
        (("alpha", "beta"), r"α/\beta", "alpha/beta"),
        (("ab", "a", "bc"), "abc", "a*bc"),
        (("r", "t"), "1/rt", "1/(r*t)"),
        (("r_d", "t"), "1/r_{d}t", "1/(r_d*t)"),
        (("r", "t"), r"\frac{1}{r}t", "t/r"),
    ],
)
def test_declared_symbols_decide_how_letters_group(symbols: tuple[str, ...], typed: str, meant: str) -> None:
    read_as = tree(typed, symbols)
    whole = frozenset({"n"} & set(symbols))
    assert compare(read_as, read_authored(meant), whole=whole).verdict is Verdict.EQUAL


def test_a_superscript_is_a_power_before_anything_is_folded() -> None:
    assert isinstance(tree("k²"), Power)


def test_aliases_stand_for_the_declared_symbol_and_not_for_its_capital() -> None:
    aliases = {"c": "k", "R_c": "k"}
    assert tree("c+Rc+R_{c}", ("k", "C"), aliases=aliases) == tree("k+k+k", ("k",))
    assert tree("cC", ("k", "C"), aliases=aliases) == Product((Symbol("k"), Symbol("C")))


@pytest.mark.parametrize("typed", ["m1 = 1+k", "m₁=1+k", "M1/B = 1+k", r"\frac{M_1}{B}=1+k", "1+k = m_1"])
def test_a_left_side_that_belongs_to_the_question(typed: str) -> None:
    reading = read(typed, FIVE, left=("m1", "M1/B"))
    assert isinstance(reading, Reading)
    assert reading.left in (Symbol("m1"), read_authored("M1/B"))
    assert reading.expression == tree("1+k")


def test_functions_are_read_only_where_they_are_admitted() -> None:
    assert tree("ln(m)+ln(B)", ("m", "B"), functions=("ln",)) == read_authored("ln(m)+ln(B)")


@pytest.mark.parametrize("typed", ["(1+t)K", "(1+K)/(r_d+k)", "E+k"])
def test_a_capital_with_a_meaning_of_its_own_is_not_a_careless_ratio(typed: str) -> None:
    """K is the deposit multiplier and E an amount: reading them as k and e would judge what nobody wrote."""
    reading = read(typed, FIVE)
    assert isinstance(reading, Unreadable)
    assert reading.key == "unknown_symbol"
