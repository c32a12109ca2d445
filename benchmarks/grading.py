"""Answers judged a second, on one core.

    python -m benchmarks.grading

Every question of the book is answered with the key and with each listed mistake, as a learner would type it; then a
typical five-symbol formula is judged alone.
"""

from __future__ import annotations

import time
from fractions import Fraction

from app.algebra.typesetting import plain
from app.curriculum.library import open_library
from app.prose.languages import Language
from app.quiz.judge import judge
from app.quiz.questions import ChoiceQuestion
from app.quiz.variants import Variant, draw

SECONDS = 3.0


def answers() -> list[tuple[Variant, str | int]]:
    """One variant of each question with answers to it."""
    found: list[tuple[Variant, str | int]] = []
    for chapter in open_library().ordered:
        for question in chapter.quiz.questions:
            variant = draw(question, 1, chapter.values)
            if isinstance(question, ChoiceQuestion):
                found += [(variant, index) for index in range(len(question.options))]
                continue
            for value in (variant.key, *variant.wrong.values()):
                text = f"{float(value):.4f}" if isinstance(value, Fraction) else plain(value)  # type: ignore[arg-type]
                found.append((variant, text))
    return found


def rate(cases: list[tuple[Variant, str | int]]) -> float:
    """Judgements a second over the cases, round and round."""
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        for variant, answer in cases:
            judge(variant, answer, Language.EN)
        done += len(cases)
    return done / (time.perf_counter() - start)


if __name__ == "__main__":
    everything = answers()
    five = [(v, a) for v, a in everything if v.question.id and isinstance(a, str) and a.count("r_") >= 2]
    print(f"all questions        {len(everything):4} answers  {rate(everything):8.0f} judged a second")
    print(f"five-symbol formulas {len(five):4} answers  {rate(five):8.0f} judged a second")
