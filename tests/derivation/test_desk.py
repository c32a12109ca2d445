"""The desk: what is said of a line, what counts as done."""

from __future__ import annotations

import pytest

from app.algebra.tree import Equation, Symbol
from app.derivation.derivation import Derivation
from app.derivation.desk import Desk, Verdict
from tests.derivation.book import SPLIT, STEPS, line, lines, small


def written(desk: Desk, *typed: str) -> Desk:
    for each in typed:
        desk, finding = desk.write(line(each))
        assert finding.verdict is Verdict.DERIVED, (each, finding)
    return desk


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("R = r_d*D + r_t*t*D + E", Verdict.DERIVED),
        ("M1 = k*D + D", Verdict.DERIVED),
        ("M1/B = (1 + k)/(r_d + r_t*t + e + k)", Verdict.TOO_FAR),
        ("C = k*D", Verdict.KNOWN),
        ("D*k = C", Verdict.KNOWN),
        ("R + C = B", Verdict.KNOWN),
        ("C - C = 0", Verdict.EMPTY),
        ("(1 + k)*D = D + k*D", Verdict.EMPTY),
        ("M1 = D", Verdict.FAILS),
        ("M1 = 1/(B - C - R)", Verdict.UNDEFINED),
        ("M1^0.5 = C", Verdict.UNDECIDED),
    ],
)
def test_verdicts(typed: str, verdict: Verdict) -> None:
    desk = small()
    after, finding = desk.write(line(typed))
    assert finding.verdict is verdict
    assert (after == desk) is (verdict is not Verdict.DERIVED)


def test_a_finding_names_the_lines_it_rests_on() -> None:
    desk = written(small(), STEPS[0])
    assert desk.lines[0].uses == (1, 2, 3)
    assert desk.examine(line("R = (r_d + r_t*t + e)*D")).uses == (6,)
    assert desk.examine(line("D*k = C")).uses == (0,)


def test_a_line_divided_differently_is_not_known() -> None:
    """Cancelling is a step of its own."""
    desk = Desk.of(Derivation(lines("a = k*D/((1 + t)*D)"), lines("a = k/(1 + t)"), line("a = k/(1 + t)")))
    assert desk.examine(line("a = k/(1 + t)")).verdict is Verdict.DERIVED


def test_the_goal_alone_is_not_the_end() -> None:
    """Another way to the goal that never passes the milestone B = (…)*D."""
    desk = written(
        small(milestones=(2,)),
        "M1 = (1 + k)*D",
        "B = k*D + R",
        "R/D = r_d + r_t*t + e",
        "M1/B = (1 + k)*D/(k*D + R)",
        "M1/B = (1 + k)/(k + R/D)",
        STEPS[-1],
    )
    assert desk.passed() == (False,)
    assert not desk.is_complete
    assert desk.next_step() is not None
    desk = written(desk, "D*(k + e + t*r_t + r_d) = B")
    assert desk.passed() == (True,)
    assert desk.is_complete


def test_a_milestone_counts_in_any_writing() -> None:
    desk = written(small(), *STEPS[:2], "B/D = r_d + r_t*t + e + k", "D*(1 + k) = M1", STEPS[-1])
    assert desk.passed() == (True, True)
    assert desk.is_complete


def test_undo_takes_back_the_last_line_only() -> None:
    desk = small()
    one = written(desk, STEPS[0])
    two = written(one, STEPS[1])
    assert two.undo() == one
    assert two.undo().undo() == desk == desk.undo()
    assert written(two.undo(), STEPS[1]) == two


def test_hints_go_on_after_a_way_of_ones_own() -> None:
    desk = written(small(), "M1/D = 1 + k", "R/D = r_d + r_t*t + e", "2*B = 2*C + 2*R")
    seen = set()
    while not desk.is_complete:
        step = desk.next_step()
        assert step is not None
        seen.add(step)
        desk = desk.give_away()
    assert 4 not in seen  # M1 = (1 + k)*D stood there in another writing
    assert len(desk.lines) <= 3 + len(STEPS)


def test_named_mistakes_are_found_in_any_writing() -> None:
    desk = Desk.of(small().derivation, {"currency_forgotten": lines("M1 = D"), "upside_down": lines("D/B = r_d + k")})
    assert desk.examine(line("2*D = 2*M1")).mistake == "currency_forgotten"
    assert desk.examine(line("M1 = 3*D")).mistake is None


def test_counterexamples_are_numbers_an_economy_could_have() -> None:
    desk = small()
    for wrong in ("M1 = D", "B = (r_d + r_t + e + k)*D", "T = t*B", "r_d = r_t", "e*D = k*E", "M1/B = 1/(r_d + k)"):
        for _ in range(5):
            values = desk.examine(line(wrong)).counterexample
            assert min(values.values()) > 0
            assert max(values[name] for name in ("r_d", "r_t", "t", "e", "k")) < 1
            assert values["C"] < values["M1"]


def test_a_line_nobody_could_satisfy_sensibly_is_still_shown_wrong() -> None:
    derivation = Derivation(lines("x = -y"), lines("x + y = 0"), line("x + y = 0"))
    finding = Desk.of(derivation).examine(line("x = y"))
    assert finding.verdict is Verdict.FAILS
    assert finding.counterexample["x"] == -finding.counterexample["y"]


def test_a_move_may_go_further_than_a_typed_line_but_never_wrong() -> None:
    desk = small()
    after, finding = desk.carry_out(line(STEPS[-1]), (4, 5))
    assert finding.verdict is Verdict.DERIVED
    assert after.lines[-1].uses == (4, 5)
    after, finding = desk.carry_out(line("M1 = D"), (4, 5))
    assert finding.verdict is Verdict.FAILS
    assert after == desk
    after, finding = desk.carry_out(line(SPLIT[0]), (0,))
    assert finding.verdict is Verdict.KNOWN
    assert after == desk
    swapped, finding = desk.carry_out(line("k*D = C"), (0,))
    assert finding.verdict is Verdict.DERIVED
    assert swapped.equations[-1].right == Symbol("C")


def test_a_symbol_from_nowhere_is_free() -> None:
    finding = small().examine(Equation(Symbol("X"), Symbol("D")))
    assert finding.verdict is Verdict.FAILS
    assert finding.counterexample["X"] != finding.counterexample["D"]
