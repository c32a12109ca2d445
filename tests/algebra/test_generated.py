"""Twenty thousand generated answers: each is read and judged, or refused with a place, and nothing escapes."""

from random import Random

import pytest

from app.algebra.authoring import read_authored, read_authored_equation, read_condition
from app.algebra.equality import Verdict, compare
from app.algebra.forms import KEYS, Form, form_fault
from app.algebra.reading import Reading, StatementReading, Unreadable, read, read_statement
from app.algebra.statements import compare_statements
from app.algebra.tree import Condition
from app.algebra.typesetting import latex, mathml, plain
from tests.algebra.noise import GOOD, noise
from tests.algebra.test_hostile import told

FIVE = ("r_d", "r_t", "t", "e", "k")
KEY = read_authored("(1 + k)/(r_d + r_t*t + e + k)")
EQUATION = read_authored_equation("k*(1 + e) = r_d*t")
INEQUALITY = read_condition("r_d + e + k > r_t*(1 + k)")
CHUNK = 1_000


@pytest.mark.parametrize("seed", range(20))
def test_generated_answers(seed: int) -> None:
    random = Random(seed)
    understood = 0
    for _ in range(CHUNK):
        typed = noise(random)
        reading = read(typed, FIVE, left=("m1",))
        if isinstance(reading, Reading):
            understood += 1
            _judge(reading, random)
        else:
            _refused(reading, typed)
        statement = read_statement(typed, FIVE)
        if isinstance(statement, StatementReading):
            understood += 1
            _judge_statement(statement, random)
        else:
            _refused(statement, typed)
    assert understood > CHUNK / 5  # the noise is worth something


def _judge(reading: Reading, random: Random) -> None:
    tree = reading.expression
    comparison = compare(tree, KEY, random=random, show=random.random() < 0.1)
    assert comparison.verdict in Verdict
    if comparison.witness:
        assert comparison.witness.left != comparison.witness.right
    assert compare(tree, tree, random=random).verdict in (Verdict.EQUAL, Verdict.UNDEFINED)
    for form in Form:
        assert form_fault(tree, form) in (None, *KEYS)
    assert latex(tree)
    assert mathml(tree)
    again = read(plain(tree), FIVE)
    assert isinstance(again, Reading) or len(plain(tree)) > 400
    if isinstance(again, Reading):
        assert again.expression == tree


def _judge_statement(reading: StatementReading, random: Random) -> None:
    statement = reading.statement
    against = INEQUALITY if isinstance(statement, Condition) else EQUATION
    verdict = compare_statements(statement, against, random=random, show=random.random() < 0.1).verdict
    assert verdict in Verdict
    if random.random() < 0.1:
        assert compare_statements(statement, statement, random=random).verdict is not Verdict.DIFFERENT


def _refused(problem: object, typed: str) -> None:
    assert isinstance(problem, Unreadable)
    assert told(problem)
    assert 0 <= problem.position <= problem.position + problem.length <= len(typed)


def test_the_undamaged_answers_are_understood() -> None:
    for typed in GOOD:
        understood = (read(typed, FIVE, left=("m1",)), read_statement(typed, (*FIVE, "m1")))
        assert any(isinstance(reading, (Reading, StatementReading)) for reading in understood), typed
