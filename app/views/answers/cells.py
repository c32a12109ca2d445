"""What is said about an answer of several cells or rows: tables, T-accounts, sign tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.quiz.answers import Judgement, Verdict
from app.quiz.kinds.accounts import AccountsVariant
from app.quiz.kinds.signs import SignsVariant
from app.views.answers import labels, witnesses
from app.views.answers.desk import Desk
from app.views.answers.joining import grouped, named
from app.views.answers.quoting import reading

MISSING = "cell_missing"
CONDITION = "condition_differs"


def as_read(desk: Desk, judgement: Judgement) -> str:
    """Each cell that was filled in, as it was read."""
    lines = (
        f"- {named(name, _read(desk, cell), desk.language)}"
        for name, cell in zip(labels.cells(desk), judgement.cells, strict=True)
        if cell.read_as != ""
    )
    return "\n".join([desk.say("quiz.cells_read"), "", *lines])


def marked(desk: Desk, judgement: Judgement) -> Iterator[str]:
    """Which cells are right and which are not: in a sign table row by row, else gathered, empty ones left out."""
    names = labels.cells(desk)
    if isinstance(desk.variant, SignsVariant):
        yield "\n".join(
            f"- {_mark(desk, cell)} · {named(name, _read(desk, cell), desk.language)}"
            for name, cell in zip(names, judgement.cells, strict=True)
        )
        return
    for verdict, key in ((Verdict.RIGHT, "quiz.cells_right"), (Verdict.WRONG, "quiz.cells_wrong")):
        some = [
            name
            for name, cell in zip(names, judgement.cells, strict=True)
            if cell.verdict is verdict and cell.read_as not in ("", None)
        ]
        if some:
            yield desk.say(key, cells=grouped(some, desk.language))


def reason(desk: Desk, judgement: Judgement) -> str | None:
    """What to look at in the first cell that is not right; rows left empty are counted, not named."""
    if isinstance(desk.variant, AccountsVariant) and judgement.message:
        return desk.say(f"quiz.{judgement.message}")
    answer = desk.sheet.answer
    assert isinstance(answer, tuple)
    for name, given, cell in zip(labels.cells(desk), answer, judgement.cells, strict=True):
        if cell.verdict is Verdict.RIGHT or cell.message in (None, MISSING):
            continue
        if cell.witness is not None:
            says = witnesses.of_statement(desk, str(cell.message), given[1], cell.witness)  # type: ignore[index]
        else:
            says = desk.say("quiz.condition_not_yet" if cell.message == CONDITION else f"quiz.{cell.message}")
        return named(name, says, desk.language)
    missing = sum(cell.message == MISSING for cell in judgement.cells)
    return desk.say(f"quiz.{MISSING}", count=missing) if missing else None


def unreadable(judgement: Judgement) -> int | None:
    """The first cell that could not be read."""
    cells = enumerate(judgement.cells)
    return next((number for number, cell in cells if cell.verdict is Verdict.UNREADABLE), None)


def undecided(desk: Desk, judgement: Judgement) -> Iterator[str]:
    """The rows that could not be decided."""
    rows = zip(labels.cells(desk), judgement.cells, strict=True) if judgement.cells else ()
    names = [name for name, cell in rows if cell.verdict is Verdict.UNDECIDED]
    if names:
        yield desk.say("quiz.cells_undecided", cells=grouped(names, desk.language))


def _read(desk: Desk, cell: Judgement) -> str:
    """A number, a condition, or the name of a sign."""
    assert cell.read_as is not None  # empty cells are left out
    if isinstance(desk.variant, SignsVariant):
        if cell.read_as in ("+", "−", "0"):
            return f"**{cell.read_as}**"
        return desk.say("quiz.depends_when", condition=reading(cell.read_as))
    return reading(cell.read_as)


def _mark(desk: Desk, cell: Judgement) -> str:
    key = {Verdict.RIGHT: "right", Verdict.PARTLY: "half"}.get(cell.verdict, "wrong")
    return desk.say(f"quiz.cell_{key}")
