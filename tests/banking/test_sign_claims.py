"""Claims about signs: what is proved is true, what is refuted is refuted by exact numbers, the rest stays open."""

from __future__ import annotations

import json
import time
from fractions import Fraction
from inspect import signature

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.algebra.reading import Unreadable
from app.banking import multipliers
from app.banking.claims import shown
from app.banking.claims.claim import Claim, Direction, Finding, Outcome, find
from app.banking.claims.conditions import Conditions, read_conditions
from app.banking.claims.inequalities import Facts, Known
from app.banking.claims.quantities import QUANTITIES
from app.banking.claims.slopes import admitted, ring_of, slope
from app.banking.derivatives import partial
from app.banking.qt.channels import multiplier_after
from app.exact import Infinite, OutOfRange

RISES, FALLS, STAYS = Direction.RISES, Direction.FALLS, Direction.STAYS
ALWAYS = ("always", "总成立")
CORE = {
    "m1": multipliers.m1, "m2": multipliers.m2, "demand-deposits": multipliers.demand_deposit_multiplier,
    "m2-one-ratio": multipliers.m2_one_ratio, "over-all-deposits": multipliers.m_over_all_deposits,
    "average-ratio": multipliers.average_required_ratio,
}  # fmt: skip
# Section 2.1 of the catalogue of sources, CL-07, CL-08 and CL-30b: the sign and exactly when.
TABLE = [
    ("m1", "k", FALLS, "r_d + r_t*t + e < 1"), ("m2", "k", FALLS, "r_d + r_t*t + e < 1 + t"),
    ("m2-one-ratio", "c", FALLS, "r + e < 1"), ("over-all-deposits", "c", FALLS, "r + e < 1"),
    ("m1", "t", FALLS, "r_t > 0"), ("m2", "t", RISES, "r_d + e + k > r_t*(1 + k)"),
    ("m2-one-ratio", "t", RISES, "c > 0 and r + e < 1"), ("m2-one-ratio", "s", RISES, "c > 0 and r + e < 1"),
    ("m1", "e", FALLS, "always"), ("m2", "e", FALLS, "always"), ("m2-one-ratio", "e", FALLS, "always"),
    ("over-all-deposits", "e", FALLS, "always"), ("m1", "r_d", FALLS, "always"), ("m2", "r_d", FALLS, "always"),
    ("m2-one-ratio", "r", FALLS, "always"), ("over-all-deposits", "r", FALLS, "always"),
    ("m1", "r_t", FALLS, "t > 0"), ("m2", "r_t", FALLS, "t > 0"), ("demand-deposits", "k", FALLS, "always"),
    ("demand-deposits", "t", FALLS, "r_t > 0"), ("average-ratio", "t", FALLS, "r_t < r_d"),
    ("average-ratio", "t", RISES, "r_t > r_d"), ("average-ratio", "t", STAYS, "r_t = r_d"),
    ("velocity", "m", FALLS, "always"), ("velocity", "B", FALLS, "always"), ("velocity", "P", RISES, "always"),
    ("qt-1", "X", RISES, "always"), ("qt-2", "X", RISES, "M > B"), ("qt-2", "X", STAYS, "M = B"),
    ("m1", "k", STAYS, "r_d + r_t t + e = 1"), ("m1", "k", RISES, "r_d + r_t t + e > 1"),
    ("m2-one-ratio", "s", STAYS, "c(1 - r - e) = 0"),
]  # fmt: skip
in_table = pytest.mark.parametrize(("of", "by", "direction", "typed"), TABLE)


def conditions(of: str, typed: str) -> Conditions:
    read = read_conditions(typed, QUANTITIES[of], ALWAYS)
    assert isinstance(read, Conditions), read
    return read


def judged(of: str, by: str, direction: Direction, typed: str) -> Finding:
    return find(Claim(of, by, direction, conditions(of, typed)))


def by_the_core(of: str, by: str, point: dict[str, Fraction]) -> Fraction:
    """The derivative at a point by dual numbers, on the core's own formula."""
    if of in CORE:
        return partial(CORE[of], by)(**{name: point[name] for name in signature(CORE[of]).parameters})
    h = Fraction(1, 10**9)
    value = QUANTITIES[of].value
    return (value({**point, by: point[by] + h}) - value({**point, by: point[by] - h})) / (2 * h)


def check_example(of: str, by: str, direction: Direction, typed: str, found: Finding, *, inside: bool) -> None:
    """The numbers show what they are said to show."""
    example = found.example
    assert example is not None
    point = dict(example.point)
    assert QUANTITIES[of].admits(point)
    assert conditions(of, typed).hold(point) is inside
    sign = (example.slope > 0) - (example.slope < 0)
    assert (sign == direction) is not inside
    if of in CORE:
        assert example.slope == by_the_core(of, by, point)
        assert example.value == CORE[of](**{name: point[name] for name in signature(CORE[of]).parameters})
    if example.moved is not None:
        after, value = example.moved
        assert after > point[by]
        assert (value > example.value) - (value < example.value) == sign, "the quantity moves as its derivative says"


@in_table
def test_the_table_is_proved_with_its_exact_conditions(of: str, by: str, direction: Direction, typed: str) -> None:
    found = judged(of, by, direction, typed)
    assert found.outcome is Outcome.EXACT
    assert found.example is None


@pytest.mark.parametrize(("of", "by", "direction", "typed"), [row for row in TABLE if row[3] != "always"])
def test_without_its_condition_a_claim_is_refuted_by_numbers(
    of: str, by: str, direction: Direction, typed: str
) -> None:
    found = judged(of, by, direction, "always")
    assert found.outcome is Outcome.TOO_WIDE, "nothing is not too little, but not enough"
    check_example(of, by, direction, "always", found, inside=True)


@in_table
def test_the_other_two_signs_are_refuted(of: str, by: str, direction: Direction, typed: str) -> None:
    for other in set(Direction) - {direction}:
        found = judged(of, by, other, typed)
        assert found.outcome is Outcome.WRONG
        check_example(of, by, other, typed, found, inside=True)


def test_published_errors_are_refuted_with_the_catalogues_numbers() -> None:
    e02 = judged("m2-one-ratio", "s", FALLS, "always")
    assert (e02.outcome, e02.example.slope, e02.example.moved) == (
        Outcome.WRONG, Fraction(17, 64), (Fraction(3), Fraction(104, 19)),
    )  # fmt: skip
    assert e02.example.value == Fraction(21, 4)
    e04 = judged("m1", "t", RISES, "always")
    assert e04.outcome is Outcome.WRONG
    assert e04.example.slope < 0
    e05 = judged("m1", "k", FALLS, "always")
    assert e05.example.point == {"r_d": Fraction(1, 5), "r_t": Fraction(1, 5), "t": 4, "e": Fraction(1, 20),
                                 "k": Fraction(1, 10)}  # fmt: skip
    assert e05.example.value == Fraction(22, 23)


@pytest.mark.parametrize(
    ("of", "by", "direction", "typed", "outcome"),
    [
        ("m2", "t", RISES, "r_t < (r_d + e + k)/(1 + k)", Outcome.EXACT),
        ("m2", "t", RISES, "r_d + e > r_t + k*r_t - k", Outcome.EXACT),
        ("m2", "t", RISES, "k*(r_d + e + k - r_t(1 + k)) > 0", Outcome.SUFFICIENT),
        ("m2", "t", RISES, "r_d > r_t", Outcome.SUFFICIENT),
        ("m2", "t", RISES, "r_t <= r_d and k > 0 and r_t < 1", Outcome.SUFFICIENT),
        ("m2", "t", RISES, "r_d^2 > r_t^2", Outcome.SUFFICIENT),
        ("m2", "t", RISES, "r_d >= r_t", Outcome.WRONG),
        ("m2", "t", RISES, "k > 0", Outcome.WRONG),
        ("m2", "t", RISES, "r_d + e + k >= r_t*(1 + k)", Outcome.TOO_WIDE),
        ("m1", "k", FALLS, "r_d + e < 1", Outcome.TOO_WIDE),
        ("m1", "k", FALLS, "t = 0", Outcome.WRONG),
        ("m1", "k", FALLS, "(1 + k)/(r_d + r_t*t + e + k) > 1", Outcome.EXACT),
        ("m1", "k", FALLS, "r_d < 0.3 and r_t < 0.2 and t < 2 and e < 0.1", Outcome.SUFFICIENT),
        ("m1", "t", FALLS, "r_t != 0", Outcome.EXACT),
        ("m1", "t", FALLS, "r_t > 10%", Outcome.SUFFICIENT),
        ("m1", "t", FALLS, "k >= 0", Outcome.TOO_WIDE),
        ("m2", "t", RISES, "r_t < 0", Outcome.EMPTY),
        ("m2", "t", RISES, "r_d > 2", Outcome.EMPTY),
        ("qt-2", "X", RISES, "M/B > 1", Outcome.EXACT),
        ("qt-2", "X", RISES, "M > 2B", Outcome.SUFFICIENT),
    ],
)
def test_exact_sufficient_necessary_and_wrong_are_told_apart(
    of: str, by: str, direction: Direction, typed: str, outcome: Outcome
) -> None:
    found = judged(of, by, direction, typed)
    assert found.outcome is outcome
    if outcome is Outcome.SUFFICIENT:
        check_example(of, by, direction, typed, found, inside=False)
    elif outcome in (Outcome.WRONG, Outcome.TOO_WIDE):
        check_example(of, by, direction, typed, found, inside=True)


@pytest.mark.parametrize("typed", ["r_d^2 + r_t^2 + e^2 + t^2 < 0.01", "sqrt(r_d) + sqrt(t) < 1/10 and sqrt(e) < 1/10"])
def test_what_is_true_but_not_proved_stays_open(typed: str) -> None:
    found = judged("m1", "k", FALLS, typed)
    assert found.outcome is Outcome.UNDECIDED
    assert found.example is None
    assert found.steps == ()


@pytest.mark.parametrize("of", QUANTITIES)
def test_a_derivative_is_the_product_of_its_factors_over_a_square(of: str) -> None:
    quantity = QUANTITIES[of]
    point = {name: Fraction(place + 2, 11) for place, name in enumerate(reversed(quantity.symbols))}
    assert quantity.admits(point)
    for by in quantity.symbols:
        found = slope(quantity, by)
        from app.algebra.evaluation import evaluate

        value = Fraction(found.sign)
        for factor in (*found.positive, *found.deciding):
            value *= evaluate(shown.polynomial(found.ring, factor), point)
        value /= evaluate(quantity.formula.denominator, point) ** 2
        if of in CORE:
            assert value == by_the_core(of, by, point)
        else:
            assert abs(value - by_the_core(of, by, point)) < abs(value) / 10**6
        facts = found.facts
        assert all(facts.positive(factor) for factor in found.positive)


ratio = st.one_of(
    st.sampled_from([Fraction(0), Fraction(1)]), st.fractions(Fraction(-1, 10), Fraction(5), max_denominator=20)
)


@pytest.mark.parametrize("of", CORE)
@given(data=st.data())
def test_admitted_is_what_the_core_accepts(of: str, data: st.DataObject) -> None:
    point = {name: data.draw(ratio, label=name) for name in QUANTITIES[of].symbols}
    try:
        accepted = not isinstance(CORE[of](**point), Infinite)
    except OutOfRange:
        accepted = False
    assert QUANTITIES[of].admits(point) is accepted
    if accepted:
        assert QUANTITIES[of].value(point) == CORE[of](**point)


@pytest.mark.parametrize("channel", ["1", "2"])
@given(st.fractions(0, 40, max_denominator=4), st.fractions(0, 40, max_denominator=4), st.integers(1, 12))
def test_the_multiplier_after_qt_is_the_ledgers(channel: str, M: Fraction, B: Fraction, X: int) -> None:
    point = {"M": M, "B": B, "X": Fraction(X)}
    quantity = QUANTITIES[f"qt-{channel}"]
    if quantity.admits(point):
        assert quantity.value(point) == multiplier_after(channel, M, B, X)


side = st.recursive(
    st.sampled_from(["r_d", "r_t", "t", "e", "k", "0", "1", "2", "1/10", "5%"]),
    lambda inner: st.builds(lambda a, sign, b: f"({a}{sign}{b})", inner, st.sampled_from("+-*/"), inner),
    max_leaves=6,
)
one = st.builds(lambda a, relation, b: f"{a} {relation} {b}", side, st.sampled_from(["<", ">", "<=", ">=", "=", "!="]), side)  # fmt: skip  # noqa: E501


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["m1", "m2", "demand-deposits"]), st.sampled_from(["r_d", "r_t", "t", "e", "k"]),
    st.sampled_from(Direction), st.lists(one, min_size=1, max_size=3),
)  # fmt: skip
def test_whatever_is_claimed_the_outcome_is_honest(of: str, by: str, direction: Direction, typed: list[str]) -> None:
    joined = " and ".join(typed)
    read = read_conditions(joined, QUANTITIES[of], ALWAYS)
    if isinstance(read, Unreadable):
        return
    began = time.perf_counter()
    found = find(Claim(of, by, direction, read))
    assert time.perf_counter() - began < 20
    if found.outcome in (Outcome.WRONG, Outcome.TOO_WIDE):
        check_example(of, by, direction, joined, found, inside=True)
    if found.outcome is Outcome.SUFFICIENT:
        check_example(of, by, direction, joined, found, inside=False)
    for step in found.steps:
        check_proof(found, step)


def check_proof(found: Finding, step) -> None:
    """multiplier · goal is the sum of the summands, one of which is positive."""
    ring = found.slope.ring

    def total(summands):
        result = {}
        for summand in summands:
            product = ring.constant(summand.number)
            for factor in summand.factors:
                product = ring.times(product, factor)
            result = ring.plus(result, product)
        return result

    assert total(step.certificate.summands) == ring.times(total(step.certificate.multiplier), step.goal)
    assert any(summand.strict for summand in step.certificate.summands)
    assert all(summand.number > 0 for summand in (*step.certificate.summands, *step.certificate.multiplier))


@pytest.mark.parametrize("typed", ["(1+k)^60 > (1+r_d)^50*(1+t)^40", "k^(k^k) > 2", "1/0 > k", "k > " + "9" * 40,
                                   "+".join(["(r_d+r_t+t+e+k)^9"] * 30) + " > 1", "0*k > 0", "k = k"])  # fmt: skip
def test_hostile_conditions_are_answered_in_time(typed: str) -> None:
    began = time.perf_counter()
    read = read_conditions(typed, QUANTITIES["m2"], ALWAYS)
    if not isinstance(read, Unreadable):
        assert find(Claim("m2", "t", RISES, read)).outcome in set(Outcome) - {Outcome.EXACT, Outcome.SUFFICIENT}
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    "typed",
    ["c>0且r+e<1", "c > 0 and r + e < 1", "c > 0, r + e < 1", "c>0，r+e<1", "c>0；r+e<1", "c > 0 ∧ r+e < 1",
     r"c>0 \land r+e<1", "c > 0, and r + e < 1", "k > 0 AND r+e<1"],
)  # fmt: skip
def test_conditions_are_joined_as_people_join_them(typed: str) -> None:
    assert judged("m2-one-ratio", "t", RISES, typed).outcome is Outcome.EXACT


def test_what_cannot_be_read_is_pointed_at_where_it_stands() -> None:
    read = read_conditions("r_d > 0 and q < 1", QUANTITIES["m2"], ALWAYS)
    assert isinstance(read, Unreadable)
    assert (read.key, read.position, read.length) == ("unknown_symbol", 12, 1)
    assert read_conditions("总成立。", QUANTITIES["m2"], ALWAYS) == Conditions()
    assert isinstance(read_conditions("", QUANTITIES["m2"], ALWAYS), Unreadable)
    assert isinstance(read_conditions("k > 0 and " * 9 + "k > 0", QUANTITIES["m2"], ALWAYS), Unreadable)


def test_facts_prove_what_follows_and_nothing_else() -> None:
    quantity = QUANTITIES["m2"]
    ring = ring_of(quantity)
    facts = admitted(quantity, ring)
    k = ring.fraction(quantity.formula.numerator)[0]  # 1 + k + t
    assert facts.positive(k)
    assert facts.positive(ring.minus(k)) is None
    assert not facts.impossible()
    assert Facts(ring, (*facts.known, Known(ring.minus(k)))).impossible()


def test_claims_are_told_alike_every_time() -> None:
    claim = Claim("m2", "t", RISES, conditions("m2", "k > 0"))
    first = find(claim)
    find.cache_clear()
    assert json.dumps(str(first.example)) == json.dumps(str(find(claim).example))
