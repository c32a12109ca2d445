"""A sitting as a short text for an address, and back.

What is shared is what was done, in order: lines as typed, moves, hints. The text is data in JSON, compressed and in
characters that an address may have. Nothing in it is trusted: whoever opens it has every line examined again, and gets
the whole sheet or the reason why not.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Collection
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from app.algebra.faults import MAX_LENGTH
from app.algebra.printing import plain
from app.algebra.reading import EquationReading, Reading, read, read_equation
from app.algebra.tree import Equation, Expression
from app.derivation.desk import Desk, Finding, Line, Verdict
from app.derivation.filling import accepts, laid_out
from app.derivation.moves import MOVES, Kind, Move, Refusal
from app.derivation.moving import apply

VERSION = 1
MOST_CHARACTERS = 1_800
"""Addresses of twice that length still work everywhere."""
MOST_BYTES = 16_000
MOST_DEEDS = 60
_MOST_SEED = 10**9


class Mode(StrEnum):
    """The ways through a derivation."""

    WATCH = "watch"
    FILL = "fill"
    DO = "do"


_MODES = tuple(Mode)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that was typed and accepted."""

    line: Equation


@dataclass(frozen=True, slots=True)
class Filled:
    """A line typed into the blank of a reference step."""

    step: int
    line: Equation


@dataclass(frozen=True, slots=True)
class Hinted:
    """The strongest hint: the next step was written down."""


Deed = Typed | Filled | Hinted | Move


@dataclass(frozen=True, slots=True)
class Sitting:
    """A derivation's id, the way through it, and what was done. seed: the one that chose the blanks."""

    derivation: str
    mode: Mode
    deeds: tuple[Deed, ...] = ()
    seed: int = 0


class Fault(StrEnum):
    """Why a sitting cannot be shared or opened; each names a sentence."""

    TOO_LONG = "too_long"
    MALFORMED = "malformed"
    UNKNOWN_DERIVATION = "unknown_derivation"
    NOT_ACCEPTED = "not_accepted"  # {number}: a line that does not follow, or a move that is impossible


@dataclass(frozen=True, slots=True)
class Unopened:
    """A refusal. number: which deed it is about, counted from 0. finding: what was said of it."""

    key: Fault
    number: int | None = None
    finding: Finding | Refusal | None = None


def deeds(desk: Desk) -> tuple[Deed, ...]:
    """What was done at a desk, in order."""
    return tuple(map(_deed, desk.lines))


def shared(sitting: Sitting) -> str | Unopened:
    """The text of a sitting, of letters, digits, - and _ only."""
    lines = [deed.line for deed in sitting.deeds if isinstance(deed, (Typed, Filled))]
    if len(sitting.deeds) > MOST_DEEDS or any(len(plain(line)) > MAX_LENGTH for line in lines):
        return Unopened(Fault.TOO_LONG)
    content = [VERSION, sitting.derivation, sitting.mode, sitting.seed, [_packed(deed) for deed in sitting.deeds]]
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    text = base64.urlsafe_b64encode(zlib.compress(packed, 9)).rstrip(b"=").decode()
    return text if len(text) <= MOST_CHARACTERS and len(packed) <= MOST_BYTES else Unopened(Fault.TOO_LONG)


def named(text: str) -> str | Unopened:
    """The id of the derivation that a shared text is about, which its opener looks up."""
    content = _content(text)
    return content if isinstance(content, Unopened) else content[1]


def opened(text: str, symbols: Collection[str]) -> Sitting | Unopened:
    """The sitting of a shared text, its lines read in the derivation's symbols but not examined yet."""
    content = _content(text)
    if isinstance(content, Unopened):
        return content
    _, derivation, mode, seed, packed = content
    done = list[Deed]()
    for entry in packed:
        deed = _unpacked(entry, symbols)
        if deed is None:
            return Unopened(Fault.MALFORMED, len(done))
        done.append(deed)
    return Sitting(derivation, Mode(mode), tuple(done), seed)


def resumed(sitting: Sitting, desk: Desk) -> Desk | Unopened:
    """The desk after everything that was done at it, from an empty sheet, each line examined again."""
    for number, deed in enumerate(sitting.deeds):
        finding: Finding | Refusal | None = None
        before = desk
        match deed:
            case Typed(line):
                desk, finding = desk.write(line)
            case Hinted():
                desk = desk.give_away()
            case Filled():
                return Unopened(Fault.MALFORMED, number)
            case _:
                desk, finding = apply(desk, deed)
        if desk is before:
            return Unopened(Fault.NOT_ACCEPTED, number, finding)
    return desk


def filled(sitting: Sitting, desk: Desk) -> dict[int, Equation] | Unopened:
    """The blanks that were filled, by step; each must be its reference line in some writing."""
    found = dict[int, Equation]()
    for number, deed in enumerate(sitting.deeds):
        if not isinstance(deed, Filled) or not 0 <= deed.step < len(desk.derivation.steps):
            return Unopened(Fault.MALFORMED, number)
        finding = accepts(laid_out(desk, deed.step), desk.derivation.steps[deed.step], deed.line)
        if finding.verdict is not Verdict.DERIVED:
            return Unopened(Fault.NOT_ACCEPTED, number, finding)
        found[deed.step] = deed.line
    return found


def _deed(line: Line) -> Deed:
    if line.given_away:
        return Hinted()
    return line.move if line.move is not None else Typed(line.equation)


def _packed(deed: Deed) -> Any:
    match deed:
        case Typed(line):
            return plain(line)
        case Filled(step, line):
            return [step, plain(line)]
        case Hinted():
            return 0
        case _:
            values = [getattr(deed, field.name) for field in fields(deed)]
            return [deed.kind, *(each if isinstance(each, (int, str)) else plain(each) for each in values)]


def _content(text: str) -> list[Any] | Unopened:
    """[version, id, mode, seed, deeds], its outer shape checked."""
    if len(text) > MOST_CHARACTERS:
        return Unopened(Fault.TOO_LONG)
    try:
        compressed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        packed = unpacking.decompress(compressed, MOST_BYTES + 1)
        if len(packed) > MOST_BYTES:
            return Unopened(Fault.TOO_LONG)
        if not unpacking.eof or unpacking.unused_data:
            return Unopened(Fault.MALFORMED)
        content = json.loads(packed)
    except (ValueError, zlib.error, RecursionError):  # of base64 and JSON, both kinds of ValueError
        return Unopened(Fault.MALFORMED)
    match content:
        case [bool(), *_] | [_, _, _, bool(), _]:
            return Unopened(Fault.MALFORMED)
        case [int(version), str(), str(mode), int(seed), list(entries)] if version == VERSION and mode in _MODES:
            if not 0 <= seed <= _MOST_SEED:
                return Unopened(Fault.MALFORMED)
            return content if len(entries) <= MOST_DEEDS else Unopened(Fault.TOO_LONG)
        case _:
            return Unopened(Fault.MALFORMED)


def _unpacked(entry: Any, symbols: Collection[str]) -> Deed | None:
    match entry:
        case str(text):
            line = _line(text, symbols)
            return Typed(line) if line else None
        case bool():
            return None
        case 0:
            return Hinted()
        case [int(step), str(text)] if not isinstance(step, bool):
            line = _line(text, symbols)
            return Filled(step, line) if line else None
        case [str(kind), *values] if kind in MOVES:
            return _move(Kind(kind), values, symbols)
        case _:
            return None


def _line(text: str, symbols: Collection[str]) -> Equation | None:
    reading = read_equation(text, symbols)
    return reading.equation if isinstance(reading, EquationReading) else None


def _move(kind: Kind, values: list[Any], symbols: Collection[str]) -> Move | None:
    move: Any = MOVES[kind]
    wanted = [str(field.type) for field in fields(move)]
    if len(values) != len(wanted):
        return None
    arguments = [_argument(each, value, symbols) for each, value in zip(wanted, values, strict=True)]
    made: Move | None = move(*arguments) if None not in arguments else None
    return made


def _argument(wanted: str, value: Any, symbols: Collection[str]) -> int | str | Expression | None:
    match value:
        case bool():
            return None
        case int() if wanted == "int":
            return value
        case str() if wanted == "str" and value in symbols:
            return value
        case str() if wanted == "Expression":
            reading = read(value, symbols)
            return reading.expression if isinstance(reading, Reading) else None
        case _:
            return None
