"""Moves: what they make of a line, how it reads, and why they refuse."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.algebra.authoring import read_authored
from app.algebra.consequence import Identities, Truth, identities
from app.algebra.printing import plain
from app.algebra.reading import EquationReading, read_equation
from app.algebra.tree import (
    Equation,
    Expression,
    Negative,
    Power,
    Product,
    Quotient,
    Statement,
    Sum,
    Symbol,
    free_symbols,
    walk,
)
from app.algebra.typesetting import latex
from app.derivation.grounds import follows_alone
from app.derivation.moves import (
    Add,
    Collect,
    Divide,
    Expand,
    Factor,
    Limit,
    Move,
    Multiply,
    Obstacle,
    Refusal,
    Sheet,
    Simplify,
    Solve,
    Substitute,
    Subtract,
    Swap,
)
from app.derivation.moves.offers import offers
from app.derivation.moves.writing import ONE, ZERO
from tests.algebra.trees import SYMBOLS, trees
from tests.derivation.book import line, lines

f = read_authored


def made(move: Move, *written: str, whole: tuple[str, ...] = (), symbols: tuple[str, ...] = ()) -> str:
    result = move.on(Sheet(lines(*written), frozenset(whole), frozenset(symbols)))
    assert isinstance(result, Equation), result
    return plain(result)


@pytest.mark.parametrize(
    ("move", "written", "result"),
    [
        # substitute: products and sums run together, what is solved for need not stand alone
        (Substitute(1, 0, "T"), ("T = t*D", "R = r_d*D + r_t*T + E"), "R = r_d*D + r_t*t*D + E"),
        (Substitute(1, 0, "R"), ("R = r_d*D + E", "B = C + R"), "B = C + r_d*D + E"),
        (Substitute(1, 0, "R"), ("R = r_d*D + E", "C = B - R"), "C = B - (r_d*D + E)"),
        (Substitute(1, 0, "D"), ("D = B/(r + k)", "M1 = (1 + k)*D"), "M1 = (1 + k)*B/(r + k)"),
        (Substitute(1, 0, "D_2"), ("D_2 = q*D_1", "D_3 = q*D_2"), "D_3 = q^2*D_1"),
        (Substitute(1, 0, "D"), ("C = k*D", "E = e*D"), "E = e*C/k"),
        (Substitute(1, 0, "M"), ("M = m*B", "M*V = P*Y"), "m*B*V = P*Y"),
        (Substitute(1, 0, "x"), ("x = -y", "a = b - x"), "a = b + y"),
        (Substitute(1, 0, "N_t"), ("N_t = 0", "m_t = (N_t*L - N*L_t)/L^2"), "m_t = -N*L_t/L^2"),
        # expand
        (Expand(0), ("B = k*D + (r_d + r_t*t + e)*D",), "B = k*D + r_d*D + r_t*t*D + e*D"),
        (Expand(0), ("N = (D_1*(1 - x) + x*D_1*(1 - q))/(1 - q)",), "N = (D_1 - q*x*D_1)/(1 - q)"),
        (Expand(0), ("M = (C + D)/B",), "M = C/B + D/B"),
        (Expand(0), ("y = (1 + k)^2",), "y = 1 + 2*k + k^2"),
        (Expand(0), ("a = b - (c - d)",), "a = b + d - c"),
        # collect
        (Collect(0, "D"), ("R = r_d*D + r_t*t*D + e*D",), "R = (r_d + r_t*t + e)*D"),
        (Collect(0, "D"), ("B = k*D + (r_d + r_t*t + e)*D",), "B = (r_d + r_t*t + e + k)*D"),
        (Collect(0, "D"), ("M1 = k*D + D",), "M1 = (1 + k)*D"),
        (Collect(0, "D"), ("M2 = (k*D + D + t*D)/B",), "M2 = (1 + k + t)*D/B"),
        (Collect(0, "D"), ("B = (r + e)*(1 + t + s)*D + c*D",), "B = ((r + e)*(1 + t + s) + c)*D"),
        (Collect(0, "S"), ("S - q*S = D_1 - q^4*D_1",), "(1 - q)*S = D_1 - q^4*D_1"),
        (Collect(0, "x"), ("y = a*x^2 + b*x + u*x^2 + d*x + 1",), "y = 1 + x*(b + d) + x^2*(a + u)"),
        # factor
        (Factor(0), ("S - q*S = D_1 - q^4*D_1",), "(1 - q)*S = (1 - q^4)*D_1"),
        (Factor(0), ("R = r*(D + T + S) + e*(D + T + S)",), "R = (r + e)*(D + T + S)"),
        (Factor(0), ("y = 2*k + 2",), "y = 2*(1 + k)"),
        (Factor(0), ("M1/B = (k*D + D)/(R + C)",), "M1/B = (1 + k)*D/(R + C)"),
        # multiply and divide
        (Divide(0, f("B")), ("M1 = (1 + k)*B/(r + k)",), "M1/B = (1 + k)/(r + k)"),
        (Divide(0, f("D")), ("B = (r_d + r_t*t + e + k)*D",), "B/D = r_d + r_t*t + e + k"),
        (Divide(0, f("D")), ("M1 = k*D + D",), "M1/D = 1 + k"),
        (Divide(0, f("B")), ("M1 = C + D",), "M1/B = (C + D)/B"),
        (Divide(0, f("1 - q")), ("S*(1 - q) = D_1*(1 - q^4)",), "S = (1 - q^4)*D_1/(1 - q)"),
        (Divide(0, f("q - 1")), ("S*(1 - q) = D_1*(1 - q^4)",), "S = (1 - q^4)*D_1/(1 - q)"),
        (Divide(0, f("C + D")), ("x*(C + D) = C + D",), "x = 1"),
        (Multiply(0, f("q")), ("S = D_1 + q*D_1 + q^2*D_1",), "q*S = q*D_1 + q^2*D_1 + q^3*D_1"),
        (Multiply(0, f("r + k")), ("D = B/(r + k)",), "(r + k)*D = B"),
        (Multiply(0, f("r + k")), ("m = (1 + k)/(r + k) - 1",), "m*(r + k) = 1 - r"),
        # add and subtract
        (Subtract(0, 1), ("S = D_1 + q*D_1", "q*S = q*D_1 + q^2*D_1"), "S - q*S = D_1 - q^2*D_1"),
        (Add(0, 1), ("B = C + R", "M1 = C + D"), "B + M1 = 2*C + R + D"),
        # solve
        (Solve(0, "D"), ("B = k*D + (r_d + r_t*t + e)*D",), "D = B/(r_d + r_t*t + e + k)"),
        (Solve(0, "B"), ("M1/B = (1 + k)/(r + k)",), "B = (r + k)*M1/(1 + k)"),
        (Solve(0, "T"), ("R = r_d*D + r_t*T + E",), "T = (R - r_d*D - E)/r_t"),
        (Solve(0, "V"), ("M*V = P*Y",), "V = P*Y/M"),
        (Solve(0, "S"), ("S - q*S = D_1 - q^4*D_1",), "S = (D_1 - q^4*D_1)/(1 - q)"),
        (Solve(0, "k"), ("m = (1 + k)/(r + k)",), "k = (1 - r*m)/(m - 1)"),
        (Solve(0, "x"), ("N = D_1*(1 - x)/(1 - q) + x*D_1",), "x = (D_1 - (1 - q)*N)/(q*D_1)"),
        # simplify
        (Simplify(0), ("N = D_1*(1 - x)/(1 - q) + x*D_1",), "N = (1 - q*x)*D_1/(1 - q)"),
        (Simplify(0), ("M2/B = (1 + t)*D/(((r + e)*(1 + t) + c)*D)",), "M2/B = (1 + t)/((r + e)*(1 + t) + c)"),
        (Simplify(0), ("y = (2*k + 2)/(4*k + 4)",), "y = 1/2"),
        (Simplify(0), ("a = b/c/d",), "a = b/(c*d)"),
        (Simplify(0), ("m = (1 + k)/(r + k) - 1",), "m = (1 - r)/(r + k)"),
        (Simplify(0), ("M1 = D + k*D + D",), "M1 = 2*D + k*D"),
        (Swap(0), ("B = C + R",), "C + R = B"),
    ],
)
def test_what_a_move_makes(move: Move, written: tuple[str, ...], result: str) -> None:
    assert made(move, *written) == result


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ("S_n = D_1*(1 - q^n)/(1 - q)", "S = D_1/(1 - q)"),
        ("S_n - q*S_n = D_1 - q^(n + 1)*D_1", "S - q*S = D_1"),
        ("S_n = S - q^(2*n)*S", "S = S"),
    ],
)
def test_a_sum_without_end(written: str, result: str) -> None:
    assert made(Limit(0, f("q")), written, whole=("n",), symbols=("S", "S_n")) == result


def test_powers_with_a_whole_symbol_multiply() -> None:
    assert made(Multiply(0, f("q")), "F = q^n*D_1", whole=("n",)) == "q*F = q^(n + 1)*D_1"
    assert made(Divide(0, f("q")), "F = q^n*D_1", whole=("n",)) == "F/q = q^(n - 1)*D_1"
    assert made(Multiply(0, f("q^n")), "F = q^n*D_1", whole=("n",)) == "q^n*F = q^(2*n)*D_1"
    assert made(Simplify(0), "x = (q^(n + 1) - q)/(q^n - 1)", whole=("n",)) == "x = q"


@pytest.mark.parametrize(
    ("move", "written", "obstacle"),
    [
        (Swap(1), ("B = C + R",), Obstacle.NO_SUCH_LINE),
        (Swap(-1), ("B = C + R",), Obstacle.NO_SUCH_LINE),
        (Substitute(0, 7, "R"), ("B = C + R",), Obstacle.NO_SUCH_LINE),
        (Substitute(0, 0, "R"), ("B = C + R",), Obstacle.SAME_LINE),
        (Subtract(0, 0), ("B = C + R",), Obstacle.SAME_LINE),
        (Substitute(1, 0, "T"), ("T = t*D", "B = C + R"), Obstacle.NOTHING_TO_SUBSTITUTE),
        (Substitute(1, 0, "R"), ("T = t*D", "B = C + R"), Obstacle.NOT_IN_LINE),
        (Substitute(1, 0, "x"), ("y = x^2 + x", "B = x"), Obstacle.NOT_LINEAR),
        (Expand(0), ("B = C + R",), Obstacle.NOTHING_TO_EXPAND),
        (Collect(0, "C"), ("B = C + R",), Obstacle.NOTHING_TO_COLLECT),
        (Factor(0), ("B = C + R",), Obstacle.NO_COMMON_FACTOR),
        (Simplify(0), ("M1/B = (1 + k)/(r_d + r_t*t + e + k)",), Obstacle.NOTHING_TO_SIMPLIFY),
        (Solve(0, "X"), ("B = C + R",), Obstacle.NOT_IN_LINE),
        (Solve(0, "B"), ("B = C + R",), Obstacle.ALREADY_SOLVED),
        (Solve(0, "q"), ("S - q*S = D_1 - q^4*D_1",), Obstacle.NOT_LINEAR),
        (Solve(0, "q"), ("S = D_1*q^n",), Obstacle.NOT_LINEAR),
        (Solve(0, "x"), ("y = x - x",), Obstacle.NOT_LINEAR),
        (Divide(0, f("C - C")), ("B = C + R",), Obstacle.DIVIDES_BY_ZERO),
        (Divide(0, f("0")), ("B = C + R",), Obstacle.DIVIDES_BY_ZERO),
        (Multiply(0, f("0*k")), ("B = C + R",), Obstacle.MULTIPLIES_BY_ZERO),
        (Multiply(0, f("k/k")), ("B = C + R",), Obstacle.CHANGES_NOTHING),
        (Multiply(0, f("1/(k - k)")), ("B = C + R",), Obstacle.UNDEFINED),
        (Expand(0), ("y = (a + b + c + d + e)^40",), Obstacle.TOO_LARGE),
        (Expand(0), ("y = (1 + k)^59",), Obstacle.TOO_LARGE),
        (Expand(0), ("y = (1 + k)^10000",), Obstacle.TOO_LARGE),
        (Multiply(0, f("3^9999")), ("y = 3*k",), Obstacle.TOO_LARGE),
        (Limit(0, f("q")), ("S_n = D_1*(1 - q^4)",), Obstacle.NO_POWER),
        (Limit(0, f("q")), ("S_n = D_1*(1 - q^(-n))",), Obstacle.NO_LIMIT),
        (Limit(0, f("q")), ("S_n = n*D_1*(1 - q^n)",), Obstacle.NO_LIMIT),
        (Limit(0, f("q")), ("T_n = D_1*(1 - q^n)",), Obstacle.NO_LIMIT),
        (Limit(0, f("q")), ("S_n = D_1/q^n",), Obstacle.UNDEFINED),
        (Limit(0, f("2")), ("S_n = D_1*2^n",), Obstacle.NO_LIMIT),
    ],
)
def test_refusals(move: Move, written: tuple[str, ...], obstacle: Obstacle) -> None:
    result = move.on(Sheet(lines(*written), frozenset({"n"}), frozenset({"S", "S_n", "T_n"})))
    assert isinstance(result, Refusal)
    assert result.key is obstacle


def test_a_move_describes_itself() -> None:
    move = Substitute(3, 1, "T")
    assert (move.kind, move.uses, dict(move.details)) == ("substitute", (1, 3), {"line": 3, "source": 1, "symbol": "T"})
    assert Divide(4, f("1 - q")).details["formula"] == f("1 - q")
    assert Subtract(4, 2).uses == (2, 4)


def test_what_a_move_has_nothing_to_do_with_stays_as_it_was_written() -> None:
    assert made(Collect(0, "S"), "S - q*S = D*(1 - q)*k") == "(1 - q)*S = D*(1 - q)*k"
    assert made(Expand(0), "B*(k + 1) = e + r_d") == "k*B + B = e + r_d"
    assert made(Substitute(1, 0, "T"), "T = t*D", "R = e*D + r_t*T + r_d*D") == "R = e*D + r_t*t*D + r_d*D"


NAMES = (*SYMBOLS, "X", "Y")
exact = trees.filter(lambda tree: len(plain(tree)) < 90)
one_line = st.builds(lambda name, tree: Equation(Symbol(name), tree), st.just("X"), exact)
two_sides = st.builds(lambda factor, tree, other: Equation(Product((Symbol("X"), factor)), tree), exact, exact, exact)
any_line = st.one_of(one_line, two_sides)
symbols = st.sampled_from(NAMES)
formulas = st.one_of(symbols.map(Symbol), exact)
on_one = st.one_of(
    st.just(Expand(0)),
    st.just(Factor(0)),
    st.just(Simplify(0)),
    st.just(Swap(0)),
    symbols.map(lambda name: Collect(0, name)),
    symbols.map(lambda name: Solve(0, name)),
    formulas.map(lambda formula: Multiply(0, formula)),
    formulas.map(lambda formula: Divide(0, formula)),
)
on_two = st.one_of(st.just(Add(0, 1)), st.just(Subtract(1, 0)), symbols.map(lambda name: Substitute(1, 0, name)))


@settings(max_examples=400)
@given(any_line, on_one)
def test_what_a_move_makes_follows_from_its_line_and_reads_back(before: Equation, move: Move) -> None:
    _sound((before,), move)


@settings(max_examples=250)
@given(any_line, exact, on_two)
def test_what_a_move_makes_of_two_lines_follows_from_them(before: Equation, other: Expression, move: Move) -> None:
    _sound((before, Equation(Symbol("Y"), other)), move)


def _sound(before: tuple[Equation, ...], move: Move) -> None:
    system = identities(before)
    assume(isinstance(system, Identities))
    assert isinstance(system, Identities)
    assume(system.follows(line("X = 0")).truth is not Truth.FOLLOWS)  # the lines divide by it
    result = move.on(Sheet(before))
    if isinstance(result, Refusal):
        return
    truth = system.follows(result).truth
    if truth is Truth.FAILS and isinstance(move, Solve):  # X*k = k is true of X = 1 and of k = 0
        assert follows_alone(before[0], [result])
        return
    assert truth in (Truth.FOLLOWS, Truth.UNDEFINED), (list(map(plain, before)), move, plain(result))
    if truth is Truth.FOLLOWS and not isinstance(move, (Substitute, Add, Subtract)):
        assert follows_alone(result, [before[0]])
    reading = read_equation(plain(result), NAMES)
    assert isinstance(reading, EquationReading), plain(result)
    assert reading.equation == result, (plain(result), plain(reading.equation))
    assert latex(result).count("{") == latex(result).count("}")


@settings(max_examples=200)
@given(any_line, on_one)
def test_results_carry_nothing_needless(before: Equation, move: Move) -> None:
    result = move.on(Sheet((before,)))
    assume(isinstance(result, Equation) and not isinstance(move, Swap))
    for side in (result.left, result.right):  # type: ignore[union-attr]
        if side not in (before.left, before.right):
            assert not list(filter(_is_needless, walk(side))), plain(side)


def _is_needless(node: Statement) -> bool:
    """1·x, x + 0, −(−x), a sum within a sum, a power 1."""
    match node:
        case Product(factors):
            return any(each in (ONE, ZERO) or isinstance(each, Product) for each in factors)
        case Sum(terms):
            return any(each == ZERO or isinstance(each, Sum) for each in terms)
        case Negative(operand):
            return isinstance(operand, Negative) or operand == ZERO
        case Quotient(_, below):
            return below == ONE
        case Power(_, exponent):
            return exponent == ONE
        case _:
            return False


def test_a_side_without_symbols() -> None:
    assert made(Solve(0, "X"), "2*X = 3") == "X = 3/2"
    assert made(Simplify(0), "X = 0.1 + 0.2") == "X = 0.3"
    assert made(Solve(0, "X"), "X + 1 = 1") == "X = 0"


@pytest.mark.parametrize(
    "written",
    [
        "B = " + " + ".join(f"1/(k + {i}*e + t)" for i in range(25)),
        "B = " + "*".join(["(k + e + t + r_d + r_t)"] * 20),
        "B = (k + e + t + r_d + r_t + C + D + T)^60",
        "B = ((k^9999)^9999)^9999",
        "B = " + "(k + " * 30 + "1" + ")*e" * 30,
        "B = 2^k + k^e^t + q^(100*n*n)",
        "B = 99999999999999999999999999^40*k + 1/3",
        "B*(k + e + t)^20 = (k + r_d)^20*C",
        "B = 0/0 + 1/(k - k)",
        "B = f(k, q^n) + 'text'",
        "0 = 0",
    ],
)
def test_hostile_lines_are_worked_on_within_bounds(written: str) -> None:
    sheet = Sheet((line(written), line("B = C + R")), frozenset({"n"}), frozenset({"S"}))
    names = sorted(free_symbols(sheet.lines[0]))
    moves = [
        *(kind(0) for kind in (Expand, Factor, Simplify, Swap)),
        *(kind(0, name) for kind in (Collect, Solve) for name in names),
        *(kind(0, sheet.lines[0].right) for kind in (Multiply, Divide, Limit)),
        *(Substitute(1, 0, name) for name in names),
        *(Substitute(0, 1, name) for name in names),
        Add(0, 1),
        Subtract(1, 0),
    ]
    for move in moves:
        assert isinstance(move.on(sheet), (Equation, Refusal))
    for selection in ([0], [0, 1]):
        assert all(offer.choices or offer.typed or offer.refusal for offer in offers(sheet, selection))
