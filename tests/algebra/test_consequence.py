"""What follows from the identities of a derivation, and what does not."""

from fractions import Fraction

import pytest

from app.algebra.authoring import read_authored, read_authored_equation
from app.algebra.consequence import (
    Consequence,
    Identities,
    Obstacle,
    Truth,
    Unsolvable,
    UnsolvableError,
    identities,
)
from app.algebra.evaluation import evaluate
from app.algebra.tree import Equation


def equations(*lines: str) -> list[Equation]:
    return [read_authored_equation(line) for line in lines]


SPLIT = ("C = k*D", "T = t*D", "E = e*D", "R = r_d*D + r_t*T + E", "B = C + R")
SYSTEMS = {
    "deposit": SPLIT,
    "m1": (*SPLIT, "M1 = C + D"),
    "m2": (*SPLIT, "M2 = C + D + T"),
    "one ratio": ("C = c*D", "T = t*D", "S = s*D", "R = (r + e)*(D + T + S)", "B = C + R", "M2 = C + D + T + S"),
    "velocity": ("M = m*B", "M*V = P*Y"),
    "exam": ("R = r*D", "E = e*D", "C = k*D", "first = R + E + C", "derived = D - first"),
}


@pytest.mark.parametrize(
    ("system", "line"),
    [
        ("deposit", "R = r_d*D + r_t*t*D + e*D"),
        ("deposit", "B = (r_d + r_t*t + e + k)*D"),
        ("deposit", "D/B = 1/(r_d + r_t*t + e + k)"),
        ("m1", "M1 = (1 + k)*D"),
        ("m1", "M1/B = (1 + k)/(r_d + r_t*t + e + k)"),
        ("m1", "(k + 1)*B = M1*(k + e + r_t*t + r_d)"),
        ("m2", "M2/B = (1 + k + t)/(r_d + r_t*t + e + k)"),
        ("m2", "M2 - C = (1 + t)*D"),
        ("one ratio", "M2/B = (1 + c + t + s)/((r + e)*(1 + t + s) + c)"),
        ("one ratio", "B = ((r + e)*(1 + t + s) + c)*D"),
        ("velocity", "V = P*Y/(m*B)"),
        ("velocity", "m*V = P*Y/B"),
        ("exam", "D = first/(r + e + k)"),
        ("exam", "derived = first*(1/(r + e + k) - 1)"),
        ("m1", "C = C"),
    ],
)
def test_true_lines_follow(system: str, line: str) -> None:
    assert Identities.of(equations(*SYSTEMS[system])).follows(read_authored_equation(line)).truth is Truth.FOLLOWS


@pytest.mark.parametrize(
    ("system", "line"),
    [
        ("deposit", "R = r_d*D + r_t*D + e*D"),
        ("deposit", "B = (r_d + r_t*t + e)*D"),
        ("deposit", "D/B = 1/r_d"),
        ("m1", "M1/B = 1/(r_d + r_t*t + e + k)"),
        ("m1", "M1/B = (1 + k)/(r_d + r_t + e + k)"),
        ("m1", "M1 = D"),
        ("m2", "M2/B = (1 + k)/(r_d + r_t*t + e + k)"),
        ("one ratio", "M2/B = (1 + c + t + s)/((r + e)*(1 + t + s + c))"),
        ("velocity", "V = m*B*P*Y"),
        ("exam", "derived = first/(r + e + k)"),
        ("exam", "D = first"),
        ("m1", "X = 1"),
    ],
)
def test_false_lines_fail_at_round_numbers_that_satisfy_the_identities(system: str, line: str) -> None:
    given, equation = equations(*SYSTEMS[system]), read_authored_equation(line)
    consequence = Identities.of(given).follows(equation)
    assert consequence.truth is Truth.FAILS
    values = consequence.counterexample
    assert values
    assert min(values.values()) > 0
    for identity in given:
        assert evaluate(identity.left, values) == evaluate(identity.right, values)
    assert consequence.witness is not None
    assert evaluate(equation.left, values) == consequence.witness.left != consequence.witness.right
    assert evaluate(equation.right, values) == consequence.witness.right


def test_the_free_symbols_are_those_not_solved_for() -> None:
    assert Identities.of(equations(*SYSTEMS["m1"])).free == {"k", "t", "e", "r_d", "r_t", "D"}
    assert Identities.of(equations("M*V = P*Y")).free == {"V", "P", "Y"}


def test_the_order_in_which_identities_are_given_does_not_matter() -> None:
    solved = Identities.of(equations(*reversed(SYSTEMS["m1"])))
    assert solved.free == {"k", "t", "e", "r_d", "r_t", "D"}
    assert solved.follows(read_authored_equation("M1 = (1 + k)*D")).truth is Truth.FOLLOWS


def test_an_identity_is_solved_for_whatever_it_is_linear_in() -> None:
    solved = Identities.of(equations("M = m*B", "M*V = P*Y"))
    assert [entry.unknown for entry in solved.order] == ["M", "V"]
    solved = Identities.of(equations("2*(x - y) = x + 3*z"))
    assert solved.follows(read_authored_equation("x = 2*y + 3*z")).truth is Truth.FOLLOWS


@pytest.mark.parametrize(
    ("lines", "index", "obstacle"),
    [
        (("x + y = 3", "x - y = 1"), 1, Obstacle.CIRCULAR),
        (("x = y + 1", "y = x*z"), 1, None),
        (("x = y*z", "z = w", "y = x"), 2, Obstacle.CIRCULAR),
        (("C = k*D", "C = 100"), 1, Obstacle.NO_NEW_UNKNOWN),
        (("x^2 = 4",), 0, Obstacle.NOT_LINEAR),
        (("x - x = 0",), 0, Obstacle.NOT_LINEAR),
        (("y = 2", "x = 1/(y - 2)"), 1, Obstacle.UNDEFINED),
        (("x = a^b",), 0, Obstacle.UNDECIDED),
        (("x*a^0.5 = 1",), 0, Obstacle.UNDECIDED),
        (("1 = 2",), 0, Obstacle.NO_NEW_UNKNOWN),
    ],
)
def test_systems_that_cannot_be_solved_one_after_another(
    lines: tuple[str, ...], index: int, obstacle: Obstacle | None
) -> None:
    system = identities(equations(*lines))
    if obstacle is None:
        assert isinstance(system, Identities)
        return
    assert system == Unsolvable(index, obstacle)
    with pytest.raises(UnsolvableError, match=f"identity {index + 1}"):
        Identities.of(equations(*lines))


def test_undefined_and_undecided_lines() -> None:
    solved = Identities.of(equations(*SYSTEMS["m1"]))
    assert solved.follows(read_authored_equation("M1 = 1/(B - C - R)")) == Consequence(Truth.UNDEFINED)
    assert solved.follows(read_authored_equation("M1^0.5 = C")) == Consequence(Truth.UNDECIDED)
    assert solved.follows(read_authored_equation("M1 = C + D + (2^61 - 1)*(2^89 - 1)*k")).truth is Truth.FAILS


def test_geometric_series_with_a_whole_number_of_rounds() -> None:
    rounds = Identities.of(equations("q = 1 - r - e - k", "S = D_1*(1 - q^n)/(1 - q)"), whole={"n"})
    assert rounds.follows(read_authored_equation("S = D_1*(1 - (1-r-e-k)^n)/(r + e + k)")).truth is Truth.FOLLOWS
    assert rounds.follows(read_authored_equation("S - q*S = D_1 - D_1*q^n")).truth is Truth.FOLLOWS
    failing = rounds.follows(read_authored_equation("S = D_1/(r + e + k)"))
    assert failing.truth is Truth.FAILS
    assert failing.counterexample["n"].denominator == 1


def test_counterexamples_keep_to_what_is_admissible() -> None:
    solved = Identities.of(equations(*SYSTEMS["m1"]))
    line = read_authored_equation("M1 = 2*D")

    def admissible(values: object) -> bool:
        assert isinstance(values, dict)
        return bool(values["k"] < Fraction(1, 5) and values["R"] < values["D"])

    found = solved.follows(line, admissible=admissible).counterexample
    assert found["k"] < Fraction(1, 5)
    assert solved.follows(line, admissible=lambda values: False) == Consequence(Truth.FAILS)


def test_values_of_all_symbols_from_the_free_ones() -> None:
    solved = Identities.of(equations("C = k*D", "B = C + r*D", "B*x = D"))
    values = solved.values({"k": Fraction(1, 5), "D": Fraction(500), "r": Fraction(1, 10)})
    assert values is not None
    assert values["x"] == evaluate(read_authored("10/3"), {})
    assert solved.values({"k": Fraction(0), "D": Fraction(500), "r": Fraction(0)}) is None
