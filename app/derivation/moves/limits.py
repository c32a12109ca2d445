"""The limit of a line as the number of rounds grows: powers of a ratio between -1 and 1 go to 0, and S_n to S."""

from __future__ import annotations

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
    free_symbols,
    substitute,
    walk,
)
from app.derivation.moves.terms import Exponent
from app.derivation.moves.tidy import tidied
from app.derivation.moves.values import ImpossibleError, Obstacle, Sheet
from app.derivation.moves.writing import ZERO, Writer


def ratios(line: Equation, sheet: Sheet) -> tuple[Expression, ...]:
    """What is raised to a power with a whole symbol in a line, each once."""
    if not sheet.whole:
        return ()
    writer = sheet.writer()
    found = dict[Expression, None]()
    for node in walk(line):
        if isinstance(node, Power) and (times := writer.exponent(node.exponent)) and times.symbolic:
            found[node.base] = None
    return tuple(found)


def limit(line: Equation, ratio: Expression, sheet: Sheet) -> Equation:
    """The line for ever more rounds. Errors: ImpossibleError; UndefinedError where a denominator vanishes."""
    writer = sheet.writer()
    powers = [node for node in walk(line) if isinstance(node, Power) and node.base == ratio]
    exponents = [times for node in powers if (times := writer.exponent(node.exponent)) and times.symbolic]
    if not exponents:
        raise ImpossibleError(Obstacle.NO_POWER, ratio=ratio)
    if not all(map(_grows, exponents)) or (isinstance(ratio, Number) and not 0 < ratio.value < 1):
        raise ImpossibleError(Obstacle.NO_LIMIT, ratio=ratio)
    rounds = {name for times in exponents for names, _ in times.symbolic for name in names}
    sums = {name: _sum_of(name, rounds) for name in free_symbols(line)}
    if any(whole and whole not in sheet.symbols for whole in sums.values()):
        raise ImpossibleError(Obstacle.NO_LIMIT, ratio=ratio)
    wholes: dict[str, Expression] = {name: Symbol(whole) for name, whole in sums.items() if whole}
    sides = []
    for side in (line.left, line.right):
        sides.append(tidied(substitute(_without(side, ratio, writer), wholes), sheet.whole))
        writer.terms(sides[-1])
    result = Equation(*sides)
    if free_symbols(result) & rounds:
        raise ImpossibleError(Obstacle.NO_LIMIT, ratio=ratio)
    return result


def _grows(times: Exponent) -> bool:
    return all(each > 0 for _, each in times.symbolic)


def _sum_of(name: str, rounds: set[str]) -> str:
    """S for S_n."""
    whole, _, index = name.rpartition("_")
    return whole if index in rounds else ""


def _without(tree: Expression, ratio: Expression, writer: Writer) -> Expression:
    """The tree with 0 for each power of the ratio that has a whole symbol in its exponent."""
    match tree:
        case Power(base, exponent) if base == ratio and (times := writer.exponent(exponent)) and times.symbolic:
            return ZERO
        case Sum(parts):
            return Sum(tuple(_without(part, ratio, writer) for part in parts))
        case Product(parts):
            return Product(tuple(_without(part, ratio, writer) for part in parts))
        case Quotient(above, below):
            return Quotient(_without(above, ratio, writer), _without(below, ratio, writer))
        case Negative(operand):
            return Negative(_without(operand, ratio, writer))
        case Power(base, exponent):
            return Power(_without(base, ratio, writer), exponent)
        case _:
            return tree
