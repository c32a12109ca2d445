"""What is said of an answer: first what was read, then what is right in it, then a hint toward the step that fails."""

from __future__ import annotations

from collections.abc import Iterator

from app import cached
from app.prose.figures import written
from app.quiz.answers import Judgement, Verdict
from app.quiz.kinds.choice import OptionsQuestion
from app.quiz.kinds.number import NumberQuestion
from app.quiz.kinds.order import OrderVariant
from app.quiz.kinds.several import SeveralQuestion
from app.views.answers import cells, labels, witnesses
from app.views.answers.desk import Desk
from app.views.answers.joining import run_on
from app.views.answers.quoting import caret, literal, reading


def told(desk: Desk) -> Iterator[str]:
    """The paragraphs about the last answer."""
    judgement = desk.sheet.judgement
    assert judgement is not None
    if (read := _what_was_read(desk, judgement)) is not None:
        yield read
    match judgement.verdict:
        case Verdict.READ:
            yield desk.say("quiz.press_again", button=desk.say("quiz.mark"))
        case Verdict.RIGHT:
            right = desk.say("quiz.carried", part=desk.source) if judgement.carried else desk.say("quiz.right")
            yield f"**{right}** {desk.praise()}".strip()
        case Verdict.UNREADABLE:
            yield _unreadable(desk, judgement)
        case Verdict.UNDECIDED:
            yield from cells.undecided(desk, judgement)
            yield desk.say("quiz.undecided")
        case _:
            yield from _not_right(desk, judgement)


def why(desk: Desk, judgement: Judgement) -> str | None:
    """One hint toward the step that fails; None where nothing better is known than the question's own hints."""
    question = desk.variant.question
    if isinstance(question, OptionsQuestion):
        return _option(desk, question, judgement)
    if judgement.mistakes:
        return _mistakes(desk, judgement.mistakes)
    if judgement.cells:
        return cells.reason(desk, judgement)
    if judgement.witness is not None:
        if judgement.message is None:
            return witnesses.of_formula(desk, judgement.witness)
        return witnesses.of_statement(desk, judgement.message, str(desk.sheet.answer), judgement.witness)
    return None if judgement.message is None else desk.say(f"quiz.{judgement.message}", **judgement.values)


def pointed_at(desk: Desk) -> str | None:
    """What could not be read as it was typed, with a caret below the place; None where everything was read."""
    judgement, answer = desk.sheet.judgement, desk.sheet.answer
    assert judgement is not None
    if (number := cells.unreadable(judgement)) is not None and isinstance(answer, tuple):
        judgement, answer = judgement.cells[number], answer[number]
        answer = answer[1] if isinstance(answer, tuple) else answer
    if judgement.position is None or not isinstance(answer, str):
        return None
    return caret(answer, *judgement.position)


def _not_right(desk: Desk, judgement: Judgement) -> Iterator[str]:
    """Which cells are right comes before the one reason; where there are none, the reason follows at once."""
    reason = why(desk, judgement) or desk.say("quiz.unexplained")
    verdict = desk.say("quiz.not_yet")
    if judgement.verdict is Verdict.PARTLY:
        verdict = desk.say("quiz.partly", share=written(judgement.share, "frac"))
    which = list(cells.marked(desk, judgement)) if judgement.cells else []
    if not which:
        yield f"**{verdict}** {reason}"
        return
    yield f"**{verdict}**"
    yield from which
    yield reason


def _what_was_read(desk: Desk, judgement: Judgement) -> str | None:
    question, answer = desk.variant.question, desk.sheet.answer
    if judgement.verdict is Verdict.READ and judgement.cells:
        return cells.as_read(desk, judgement)
    if isinstance(desk.variant, OrderVariant) and isinstance(answer, tuple):
        shown = " → ".join(str(desk.variant.order.index(index) + 1) for index in answer)
        return desk.say("quiz.read_as", reading=shown)
    if judgement.read_as is None:
        return None
    if isinstance(question, NumberQuestion):
        number = reading(judgement.read_as, percent=question.percent)
        unit = question.unit[desk.language] if question.unit else ""
        return desk.say("quiz.read_with_unit" if unit else "quiz.read_as", reading=number, unit=unit)
    return desk.say("quiz.read_as", reading=reading(judgement.read_as))


def _unreadable(desk: Desk, judgement: Judgement) -> str:
    """The sentence for what could not be read; in a larger answer, for its first cell that could not."""
    if (number := cells.unreadable(judgement)) is not None:
        says = _unreadable(desk, judgement.cells[number])
        return desk.say("quiz.cells_unreadable", cell=labels.cells(desk)[number], says=says)
    message = judgement.message or "quiz.empty"
    typed = {name: literal(value) if isinstance(value, str) else value for name, value in judgement.values.items()}
    return desk.say(message if "." in message else f"quiz.{message}", **typed)


def _mistakes(desk: Desk, names: tuple[str, ...]) -> str:
    says = [cached.library().mistakes[name].says[desk.language] for name in names]
    return says[0] if len(says) == 1 else desk.say("quiz.mistakes_chained", first=says[0], then=says[1])


def _option(desk: Desk, question: OptionsQuestion, judgement: Judgement) -> str | None:
    """What a wrong option that was chosen says, or a right one that was missed; and how many are amiss."""
    lines = []
    if isinstance(question, SeveralQuestion) and judgement.message:
        lines.append(desk.say(f"quiz.{judgement.message}"))
    option = None if judgement.option is None else question.options[judgement.option]
    if option is None and isinstance(question, SeveralQuestion):
        missed = (each for index, each in enumerate(question.options) if each.right and index not in _chosen(desk))
        option = next((each for each in missed if each.says), None)
    if option is not None and option.says is not None:
        lines.append(desk.written(option.says))
    elif judgement.mistakes:
        lines.append(_mistakes(desk, judgement.mistakes[:1]))
    return run_on(lines, desk.language) or None


def _chosen(desk: Desk) -> tuple[object, ...]:
    return desk.sheet.answer if isinstance(desk.sheet.answer, tuple) else ()
