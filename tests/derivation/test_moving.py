"""Moves at a desk: a derivation done by choosing only, what is offered, what is refused."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.algebra.authoring import read_authored
from app.algebra.printing import plain
from app.algebra.tree import Symbol
from app.derivation.derivation import Derivation
from app.derivation.desk import Desk, Finding, Verdict
from app.derivation.grounds import follows_alone
from app.derivation.moves import (
    Collect,
    Divide,
    Kind,
    Limit,
    Move,
    Multiply,
    Obstacle,
    Refusal,
    Solve,
    Substitute,
    Subtract,
    Swap,
)
from app.derivation.moving import apply, possible
from tests.derivation.book import NAMES, desk, line, lines, small

f = read_authored


def done(desk: Desk, *moves: Move) -> Desk:
    for move in moves:
        desk, finding = apply(desk, move)
        assert isinstance(finding, Finding), (move, finding)
        assert finding.verdict is Verdict.DERIVED, (move, finding)
        assert desk.lines[-1].move == move
    return desk


def test_the_m1_multiplier_by_choosing_only() -> None:
    desk = done(
        small(),
        Substitute(3, 1, "T"),  # 6: R = r_d*D + r_t*t*D + E
        Substitute(6, 2, "E"),  # 7: R = r_d*D + r_t*t*D + e*D
        Substitute(4, 7, "R"),  # 8: B = C + r_d*D + …
        Substitute(8, 0, "C"),  # 9: B = k*D + r_d*D + …
        Collect(9, "D"),  # 10: B = (r_d + r_t*t + e + k)*D
        Substitute(5, 0, "C"),  # 11: M1 = k*D + D
        Collect(11, "D"),  # 12: M1 = (1 + k)*D
        Solve(10, "D"),  # 13
        Substitute(12, 13, "D"),  # 14
        Divide(14, Symbol("B")),  # 15
    )
    assert desk.is_complete
    assert plain(desk.equations[10]) == "B = (r_d + r_t*t + e + k)*D"
    assert plain(desk.equations[-1]) == "M1/B = (1 + k)/(r_d + r_t*t + e + k)"
    assert desk.lines[-1].uses == (14,)


def test_the_geometric_series_by_choosing_only() -> None:
    given = lines("D_2 = q*D_1", "D_3 = q*D_2", "S = D_1 + D_2 + D_3")
    goal = line("S = D_1*(1 - q^3)/(1 - q)")
    desk = done(
        Desk.of(Derivation(given, (goal,), goal)),
        Substitute(1, 0, "D_2"),
        Substitute(2, 0, "D_2"),
        Substitute(4, 3, "D_3"),
        Multiply(5, Symbol("q")),
        Subtract(5, 6),
        Solve(7, "S"),
    )
    assert plain(desk.equations[-1]) == "S = (D_1 - q^3*D_1)/(1 - q)"
    assert follows_alone(goal, [desk.equations[-1]])


def test_a_limit_rests_on_what_is_said_of_the_whole_sum() -> None:
    given = lines("S_n = D_1*(1 - q^n)/(1 - q)", "S = D_1 + q*S", "F = q^n*D_1")
    goal = line("S = D_1/(1 - q)")
    desk = Desk.of(Derivation(given, (goal,), goal, whole=frozenset({"n"})))
    after = done(desk, Limit(0, Symbol("q")))
    assert after.equations[-1] == goal
    assert after.lines[-1].uses == (0, 1)
    for move in (Limit(2, Symbol("q")), Limit(1, Symbol("q"))):
        assert isinstance(apply(desk, move)[1], Refusal)
    assert [offer.choices for offer in possible(desk, [2]) if offer.kind is Kind.LIMIT] == [()]


@pytest.mark.parametrize(
    ("move", "obstacle"),
    [
        (Divide(4, f("B - C - R")), Obstacle.DIVIDES_BY_ZERO),
        (Multiply(4, f("T - t*D")), Obstacle.MULTIPLIES_BY_ZERO),
        (Multiply(4, f("1/(T - t*D)")), Obstacle.DIVIDES_BY_ZERO),
        (Substitute(4, 4, "R"), Obstacle.SAME_LINE),
    ],
)
def test_what_the_identities_forbid(move: Move, obstacle: Obstacle) -> None:
    desk = small()
    after, refusal = apply(desk, move)
    assert after == desk
    assert isinstance(refusal, Refusal)
    assert refusal.key is obstacle


def test_solving_for_what_an_identity_does_not_determine() -> None:
    """P is 1/(r + e) whatever c is: its line has c in it, and cannot be solved for c."""
    desk = Desk.of(Derivation(lines("P = (1 + c)/((r + e)*(1 + c))"), lines("P = 1/(r + e)"), line("P = 1/(r + e)")))
    after, refusal = apply(desk, Solve(0, "c"))
    assert after == desk
    assert isinstance(refusal, Refusal)
    assert refusal.key in (Obstacle.DIVIDES_BY_ZERO, Obstacle.NOT_IN_LINE, Obstacle.NOT_LINEAR)


def test_a_line_that_stands_there_is_not_put_down_twice() -> None:
    desk = done(small(), Swap(0))
    assert apply(desk, Swap(0))[1] == Finding(Verdict.KNOWN, (6,))
    assert apply(desk, Swap(6))[1] == Finding(Verdict.KNOWN, (0,))
    assert desk.undo() == small()


def test_what_is_offered_for_one_line() -> None:
    desk = done(small(), Substitute(3, 1, "T"), Substitute(6, 2, "E"))
    offers = {offer.kind: offer for offer in possible(desk, [7])}
    assert [(move.details["symbol"], plain(made)) for move, made in offers[Kind.COLLECT].choices] == [
        ("D", "R = (r_d + r_t*t + e)*D")
    ]
    assert {move.details["symbol"] for move, _ in offers[Kind.SOLVE].choices} == {"r_d", "r_t", "t", "e", "D"}
    assert offers[Kind.EXPAND].choices == ()
    assert offers[Kind.EXPAND].refusal == Refusal(Obstacle.NOTHING_TO_EXPAND)
    assert offers[Kind.DIVIDE].typed
    assert (Divide(7, Symbol("D")), line("R/D = r_d + r_t*t + e")) in offers[Kind.DIVIDE].choices
    assert Kind.LIMIT not in offers


def test_what_is_offered_for_two_lines() -> None:
    offers = {offer.kind: offer for offer in possible(small(), [3, 1])}
    moves = [move for move, _ in offers[Kind.SUBSTITUTE].choices]
    assert Substitute(3, 1, "T") in moves
    assert Substitute(1, 3, "D") in moves
    assert {kind for kind, offer in offers.items() if offer.choices} == {Kind.SUBSTITUTE, Kind.ADD, Kind.SUBTRACT}
    nothing = {offer.kind: offer for offer in possible(Desk.of(_apart()), [0, 1])}
    assert nothing[Kind.SUBSTITUTE].refusal == Refusal(Obstacle.NOTHING_TO_SUBSTITUTE)


def _apart() -> Derivation:
    return Derivation(lines("a = b", "x = y"), lines("a - x = b - y"), line("a - x = b - y"))


def test_nothing_is_offered_for_no_line_or_too_many() -> None:
    assert possible(small(), []) == ()
    assert possible(small(), [1, 1]) == ()
    assert possible(small(), [1, 2, 3]) == ()
    assert possible(small(), [99]) == ()


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_offered_can_be_done_and_follows_from_its_lines(name: str) -> None:
    sheet = desk(name)
    for step in sheet.derivation.steps[: len(sheet.derivation.steps) // 2]:
        sheet, _ = sheet.write(step)
    count = len(sheet.equations)
    selections = [*((index,) for index in range(count)), *list(combinations(range(count), 2))[:: max(1, count // 3)]]
    for selection in selections:
        for offer in possible(sheet, selection):
            assert offer.choices or offer.typed or offer.refusal
            for move, made in offer.choices[:4]:
                after, finding = apply(sheet, move)
                assert isinstance(finding, Finding)
                assert finding.verdict in (Verdict.DERIVED, Verdict.KNOWN, Verdict.EMPTY), (plain(made), finding)
                if finding.verdict is Verdict.DERIVED:
                    assert after.equations[-1] == made
                    assert set(after.lines[-1].uses) >= set(move.uses)
