"""What teachers write in lesson files."""

from fractions import Fraction

import pytest

from app.algebra.authoring import AuthoringError, read_authored, read_authored_equation, read_condition
from app.algebra.evaluation import evaluate, holds
from app.algebra.tree import Call, Symbol, called_functions, free_symbols
from app.algebra.typesetting import plain


def test_names_are_single_symbols() -> None:
    assert free_symbols(read_authored("first*(1 - r_d) + M1 + loan1 + kD")) == {"first", "r_d", "M1", "loan1", "kD"}


def test_calls_with_arguments_by_position_and_by_name() -> None:
    tree = read_authored('max(m1(10%, r_t=1/20), 2) + channel_change("5b", reserves, 100)')
    assert called_functions(tree) == {"max", "m1", "channel_change"}
    seen = []

    def change(channel: str, item: str, amount: Fraction) -> Fraction:
        seen.append((channel, item))
        return -amount

    functions = {"max": max, "m1": lambda r_d, r_t: r_d + r_t, "channel_change": change}
    assert evaluate(tree, {"reserves": "reserves"}, functions) == 2 - 100
    assert seen == [("5b", "reserves")]
    assert plain(tree) == 'max(m1(10%, r_t=1/20), 2) + channel_change("5b", reserves, 100)'
    assert read_authored("f()") == Call("f")


def test_equations_and_conditions() -> None:
    equation = read_authored_equation("M1/B = 1 + k")
    assert equation.right == read_authored("1+k")
    values = {"r": Fraction(1, 10), "first": 100}
    for text, expected in (
        ("r < 1", True), ("r <= 10%", True), ("first > 100", False), ("first >= 100", True),
        ("r != 10%", False), ("first == 10^2", True),
    ):  # fmt: skip
        assert holds(read_condition(text), values) is expected


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("1 +", 2, "missing operand"),
        ("2 k", 2, "missing operator"),
        ("f(1, 2", 1, "missing bracket"),
        ("f(a=1, 2)", 7, "missing operator"),
        ("k $ 2", 2, "unexpected character"),
        ("a = b = c", 6, "two equals"),
        ("a = b", 0, "expression is needed"),
        ("a" * 2001, 2000, "longer"),
        ("a.b", 1, "unexpected character"),
        ("", 0, "missing operand"),
    ],
)
def test_errors_say_what_and_where(text: str, position: int, says: str) -> None:
    with pytest.raises(AuthoringError) as caught:
        read_authored(text)
    assert caught.value.position == position
    assert says in caught.value.message


def test_what_is_needed_is_said() -> None:
    with pytest.raises(AuthoringError, match="equation"):
        read_authored_equation("a + b")
    with pytest.raises(AuthoringError, match="comparison"):
        read_condition("a = b")
    with pytest.raises(AuthoringError, match="quotes"):
        read_authored(0.1)  # type: ignore[arg-type]  # what YAML makes of an unquoted 0.1
    assert read_authored("k") == Symbol("k")
