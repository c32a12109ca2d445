"""Two hundred true lines are accepted and two hundred false ones refused, in every derivation of the book.

What is true is decided here by exact arithmetic at points of the identities' solutions, not by the code under test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random

import pytest

from app.algebra.evaluation import EvaluationError, evaluate
from app.algebra.printing import plain
from app.algebra.tree import (
    Equation,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    children,
    free_symbols,
    symbols_in_order,
    walk,
)
from app.derivation.desk import Desk, Verdict
from app.derivation.grounds import REACH
from app.derivation.moves import Expand, Factor, Sheet, Simplify
from tests.derivation.book import NAMES, desk, small

WANTED = 200
SHEETS: dict[str, Desk] = {"six lines": small(), **{name: desk(name) for name in NAMES}}


def holds(line: Equation, sheet: Desk, random: Random) -> bool | None:
    """Whether a line is true at three points of the solutions; None where it has no value there."""
    whole, tried = sheet.derivation.whole, 0
    for _ in range(12):
        names = sheet.identities.free | (free_symbols(line) - {each.unknown for each in sheet.identities.order})
        values = sheet.identities.values({name: _drawn(name in whole, random) for name in sorted(names)})
        if values is None:
            continue
        try:
            left, right = evaluate(line.left, values), evaluate(line.right, values)
        except EvaluationError:
            continue
        if not (isinstance(left, Fraction) and isinstance(right, Fraction)):
            continue
        if left != right:
            return False
        tried += 1
        if tried == 3:
            return True
    return None


def _drawn(whole: bool, random: Random) -> Fraction:
    return Fraction(random.randint(1, 6)) if whole else Fraction(random.randint(1, 40), random.randint(41, 97))


def true_lines(sheet: Desk, random: Random) -> Iterator[Equation]:
    """Combinations of at most three lines, scaled and written another way, that say something."""
    while True:
        count = random.randint(1, min(REACH, sheet.derivation.reach))
        line = _combined(random.sample(sheet.equations, min(count, len(sheet.equations))), random)
        for _ in range(random.randint(0, 2)):
            line = _rewritten(line, sheet, random)
        if len(plain(line)) < 300 and holds(line, sheet, random) and not _empty(line, random):
            yield line


def _combined(lines: list[Equation], random: Random) -> Equation:
    left, right = list[Expression](), list[Expression]()
    for line in lines:
        sides = [line.left, line.right]
        random.shuffle(sides)
        factor = random.choice([None, None, Number(Fraction(random.randint(2, 9))), *map(Symbol, free_symbols(line))])
        for place, side in zip((left, right), sides, strict=True):
            place.append(side if factor is None else Product((factor, side)))
    return Equation(*(side[0] if len(side) == 1 else Sum(tuple(side)) for side in (left, right)))


def _rewritten(line: Equation, sheet: Desk, random: Random) -> Equation:
    """The line shuffled, with a term moved to the other side, worked out or divided."""
    only = Sheet((line,), sheet.derivation.whole)
    match random.randrange(5):
        case 0:
            return Equation(_shuffled(line.right, random), _shuffled(line.left, random))
        case 1 if isinstance(line.right, Sum):
            terms = list(line.right.terms)
            moved = terms.pop(random.randrange(len(terms)))
            return Equation(Sum((line.left, Negative(moved))), terms[0] if len(terms) == 1 else Sum(tuple(terms)))
        case 2:
            made = random.choice([Expand(0), Factor(0), Simplify(0)]).on(only)
            return made if isinstance(made, Equation) else line
        case 3:
            by = Symbol(random.choice(symbols_in_order(line)))
            return Equation(Quotient(line.left, by), Quotient(line.right, by))
        case _:
            return line


def _shuffled(tree: Expression, random: Random) -> Expression:
    match tree:
        case Sum(parts) | Product(parts):
            inner = [_shuffled(part, random) for part in parts]
            random.shuffle(inner)
            return type(tree)(tuple(inner))
        case Quotient(above, below):
            return Quotient(_shuffled(above, random), _shuffled(below, random))
        case _:
            return tree


def _empty(line: Equation, random: Random) -> bool:
    """Whether the two sides are equal whatever the symbols are."""
    for _ in range(3):
        values = {name: Fraction(random.randint(1, 5)) for name in sorted(free_symbols(line))}
        try:
            if evaluate(line.left, values) != evaluate(line.right, values):
                return False
        except EvaluationError:
            return False
    return True


def false_lines(sheet: Desk, random: Random) -> Iterator[Equation]:
    """Lines with one term dropped, one sign or one symbol changed, that are not true by chance."""
    names = sorted({name for line in sheet.equations for name in free_symbols(line)} - set(sheet.derivation.whole))
    while True:
        line = random.choice([*sheet.equations, *sheet.derivation.steps])
        sides = [line.left, line.right]
        place = random.randrange(2)
        sides[place] = _spoilt(sides[place], names, random)
        spoilt = Equation(*sides)
        if spoilt != line and holds(spoilt, sheet, random) is False:
            yield spoilt


def _spoilt(tree: Expression, names: list[str], random: Random) -> Expression:
    nodes = [node for node in walk(tree) if isinstance(node, (Sum, Symbol)) and _is_changeable(node, tree)]
    return _replaced(tree, random.choice(nodes), names, random) if nodes else tree


def _is_changeable(node: object, tree: Expression) -> bool:
    return all(node not in list(walk(each.exponent)) for each in walk(tree) if isinstance(each, Power))


def _replaced(tree: Expression, node: object, names: list[str], random: Random) -> Expression:
    if tree == node:
        if isinstance(tree, Symbol):
            alike = [name for name in names if name[0] == tree.name[0] and name != tree.name]
            return Symbol(random.choice(alike or [name for name in names if name != tree.name]))
        assert isinstance(tree, Sum)
        terms = list(tree.terms)
        index = random.randrange(len(terms))
        if random.random() < 0.5:
            del terms[index]
        else:
            term = terms[index]
            terms[index] = term.operand if isinstance(term, Negative) else Negative(term)
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))
    match tree:
        case Sum(parts) | Product(parts):
            return type(tree)(tuple(_replaced(part, node, names, random) for part in parts))
        case Quotient() | Power():
            return type(tree)(*(_replaced(part, node, names, random) for part in children(tree)))
        case Negative(operand):
            return Negative(_replaced(operand, node, names, random))
        case _:
            return tree


def spread(sheet: Desk, index: int) -> Desk:
    """The sheet with some of its reference lines on it, more for each later derivation."""
    for step in sheet.derivation.steps[: index % len(sheet.derivation.steps)]:
        sheet, _ = sheet.write(step)
    return sheet


EACH = -(-WANTED // len(SHEETS))


@pytest.mark.parametrize("name", SHEETS)
def test_true_lines_are_accepted(name: str) -> None:
    random = Random(f"true {name}")
    sheet = spread(SHEETS[name], len(name))
    accepted = 0
    for line in true_lines(sheet, random):
        finding = sheet.examine(line)
        assert finding.verdict in (Verdict.DERIVED, Verdict.KNOWN), (plain(line), finding)
        assert len(finding.uses) <= sheet.derivation.reach
        accepted += finding.verdict is Verdict.DERIVED
        if accepted == EACH:
            break


@pytest.mark.parametrize("name", SHEETS)
def test_false_lines_are_refused_with_numbers_that_show_it(name: str) -> None:
    random = Random(f"false {name}")
    sheet = spread(SHEETS[name], len(name))
    for line, _ in zip(false_lines(sheet, random), range(EACH), strict=False):
        after, finding = sheet.write(line)
        assert after == sheet
        assert finding.verdict is Verdict.FAILS, (plain(line), finding)
        _shows(finding.counterexample, line, sheet)


def _shows(values: Mapping[str, Fraction], line: Equation, sheet: Desk) -> None:
    """Round, positive, ratios below one; the identities hold there and the line does not."""
    assert values, plain(line)
    for identity in sheet.derivation.given:
        assert evaluate(identity.left, values) == evaluate(identity.right, values)
    assert evaluate(line.left, values) != evaluate(line.right, values), plain(line)
    chosen = sheet.identities.free
    assert all(values[name].denominator <= 50 and values[name].numerator <= 1000 for name in chosen)
    assert all(values[name].denominator == 1 for name in sheet.derivation.whole if name in values)


def test_the_generators_are_not_idle() -> None:
    assert EACH * len(SHEETS) >= WANTED
    random = Random(1)
    drawn = {plain(next(true_lines(SHEETS["six lines"], random))) for _ in range(30)}
    assert len(drawn) > 25
