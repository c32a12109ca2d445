"""Which moves are possible for a selection of lines, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.algebra.evaluation import UndefinedError
from app.algebra.polynomials import TooLargeError
from app.algebra.tree import Equation, Expression, Number, Symbol, symbols_in_order
from app.derivation.moves.limits import ratios
from app.derivation.moves.operations import (
    Add,
    Collect,
    Divide,
    Expand,
    Factor,
    Limit,
    Multiply,
    Simplify,
    Solve,
    Substitute,
    Subtract,
    Swap,
)
from app.derivation.moves.values import Kind, Move, Need, Obstacle, Refusal, Sheet, has


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of move for a selection.

    choices: the moves that are possible, with the lines they make; one for each symbol, formula or direction that can
    be chosen. typed: any other formula may be typed. refusal: why there is no choice.
    """

    kind: Kind
    choices: tuple[tuple[Move, Equation], ...]
    typed: bool = False
    refusal: Refusal | None = None


def offers(sheet: Sheet, selection: Sequence[int]) -> tuple[Offer, ...]:
    """What can be done with one or two lines, by their numbers from 0; nothing with more."""
    match selection:
        case [line]:
            return tuple(_offer(kind, moves, sheet) for kind, moves in _with_one(sheet, line))
        case [first, second] if first != second:
            return tuple(_offer(kind, moves, sheet) for kind, moves in _with_two(sheet, first, second))
        case _:
            return ()


def _offer(kind: Kind, moves: Iterable[Move], sheet: Sheet) -> Offer:
    made = [(move, move.on(sheet)) for move in dict.fromkeys(moves)]
    choices = tuple((move, result) for move, result in made if isinstance(result, Equation))
    typed = any(Need.FORMULA in move.needs for move in (Multiply, Divide) if move.kind is kind)
    refused = [result for _, result in made if isinstance(result, Refusal)]
    if choices or typed:
        return Offer(kind, choices, typed)
    if refused and (len(made) == 1 or kind not in _WHY):
        return Offer(kind, (), refusal=refused[0])
    return Offer(kind, (), refusal=Refusal(_WHY[kind]))


_WHY = {
    Kind.SUBSTITUTE: Obstacle.NOTHING_TO_SUBSTITUTE,
    Kind.EXPAND: Obstacle.NOTHING_TO_EXPAND,
    Kind.COLLECT: Obstacle.NOTHING_TO_COLLECT,
    Kind.FACTOR: Obstacle.NO_COMMON_FACTOR,
    Kind.SIMPLIFY: Obstacle.NOTHING_TO_SIMPLIFY,
    Kind.SOLVE: Obstacle.NOT_LINEAR,
    Kind.LIMIT: Obstacle.NO_POWER,
}


def _with_one(sheet: Sheet, line: int) -> Iterator[tuple[Kind, list[Move]]]:
    if not 0 <= line < len(sheet.lines):
        return
    names = symbols_in_order(sheet.lines[line])
    free = [name for name in names if name not in sheet.whole]
    above, below = _factors(sheet, line)
    yield Kind.COLLECT, [Collect(line, name) for name in names]
    yield Kind.FACTOR, [Factor(line)]
    yield Kind.EXPAND, [Expand(line)]
    yield Kind.SIMPLIFY, [Simplify(line)]
    yield Kind.SOLVE, [Solve(line, name) for name in free]
    yield Kind.DIVIDE, [Divide(line, formula) for formula in above]
    yield Kind.MULTIPLY, [Multiply(line, formula) for formula in (*below, *map(Symbol, names))]
    yield Kind.SWAP, [Swap(line)]
    if found := ratios(sheet.lines[line], sheet):
        yield Kind.LIMIT, [Limit(line, ratio) for ratio in found]


def _with_two(sheet: Sheet, first: int, second: int) -> Iterator[tuple[Kind, list[Move]]]:
    if not all(0 <= number < len(sheet.lines) for number in (first, second)):
        return
    moves = [
        Substitute(target, source, name)
        for source, target in ((first, second), (second, first))
        for name in _by_use(sheet.lines[source])
        if has(sheet.lines[target], name) and name not in sheet.whole
    ]
    yield Kind.SUBSTITUTE, list[Move](moves)
    yield Kind.SUBTRACT, [Subtract(first, second), Subtract(second, first)]
    yield Kind.ADD, [Add(first, second)]


def _by_use(line: Equation) -> tuple[str, ...]:
    """The symbols of a line, first the one that it is solved for."""
    alone = [side.name for side in (line.left, line.right) if isinstance(side, Symbol)]
    return tuple(dict.fromkeys((*alone, *symbols_in_order(line))))


def _factors(sheet: Sheet, line: int) -> tuple[list[Expression], list[Expression]]:
    """What stands as a factor on a side of a line, above the stroke and below it."""
    above, below = dict[Expression, None](), dict[Expression, None]()
    equation, writer = sheet.lines[line], sheet.writer()
    try:
        sides = [writer.terms(side) for side in (equation.left, equation.right)]
    except (TooLargeError, UndefinedError):
        return [], []
    for terms in sides:
        for monomial in terms:
            for base, times in monomial:
                if not isinstance(base, Number):
                    (below if times.is_negative else above)[base] = None
    return list(above), list(below)
