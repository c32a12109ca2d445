"""What is built once per process and shared by all learners: it depends on the content and the language only."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from app import charts
from app import slope_chart as slope_charts
from app.algebra.typesetting import latex
from app.banking.claims import claim as claims
from app.banking.claims import slopes
from app.banking.claims.quantities import QUANTITIES
from app.banking.signs import RATIOS
from app.components.accounts.frames import scene_data
from app.components.derivation.lines import Words, derivation_lines, derivation_markdown
from app.curriculum.library import Library, open_library
from app.curriculum.pages import Block
from app.curriculum.schema import AccountsFigure, CurveFigure, MultiplierFigure, RoundsFigure
from app.curriculum.tables import TABLES
from app.derivation.desk import Desk
from app.prose.inline import Surroundings, compute, render
from app.prose.languages import Bilingual, Language
from app.quiz.base import Variant
from app.quiz.problems import Problem
from app.quiz.questions import draw


@cache
def library() -> Library:
    """The book. Errors: ContentFaults where lessons/ is malformed."""
    return open_library()


@cache
def chapter_blocks(slug: str, language: Language) -> tuple[tuple[Block, str], ...]:
    """The blocks of a chapter's page, prose with its computed numbers in place."""
    book = library()
    chapter = book.chapters[slug]
    return tuple(
        (block, book.rendered(chapter, block.text, language) if block.kind is None else "")
        for block in chapter.pages[language]
    )


@cache
def rendered(slug: str, place: str, index: int, language: Language) -> str:
    """A text of lesson.yaml with its numbers: place is a field of Lesson, or of its prediction."""
    book = library()
    chapter = book.chapters[slug]
    source: Any = chapter.lesson
    for step in place.split("."):
        source = getattr(source, step)
    return book.rendered(chapter, source[index] if isinstance(source, list) else source, language)


@cache
def table(name: str, language: Language) -> str:
    """A table the core builds, as Markdown."""
    return TABLES[name](library().texts, language)


@cache
def figure_settings(slug: str, name: str) -> dict[str, Any]:
    """The opening settings of a figure with client-side controls. Browser numbers are doubles: charts, not keys."""
    chapter = library().chapters[slug]
    figure = chapter.lesson.figures[name]
    assert isinstance(figure, (RoundsFigure, MultiplierFigure))
    settings: dict[str, Any] = {}
    for field, value in figure:
        settings[field] = value if field in ("kind", "convention", "show") else float(compute(value, chapter.values))  # type: ignore[arg-type]
    return settings


@cache
def curve_spec(slug: str, name: str, language: Language) -> dict[str, Any]:
    """The Vega-Lite specification of a curve; what moves in it moves in the browser."""
    book = library()
    chapter = book.chapters[slug]
    figure = chapter.lesson.figures[name]
    assert isinstance(figure, CurveFigure)
    given = {ratio: getattr(figure, ratio) for ratio in RATIOS}
    settings = {r: None if text is None else compute(text, chapter.values) for r, text in given.items()}
    names = book.texts.group("multiplier", language)
    return charts.curve(figure.multiplier, figure.against, settings, book.texts.group("curve", language), names)


@cache
def slope(of: str, by: str) -> slopes.Slope:
    """A derivative and what decides its sign."""
    return slopes.slope(QUANTITIES[of], by)


def finding(claim: claims.Claim) -> claims.Finding:
    """What becomes of a claim about a sign; the latest are kept."""
    return claims.find(claim)


@lru_cache(maxsize=256)
def slope_chart(
    of: str, by: str, view: str, point: tuple[tuple[str, Fraction], ...] | None, language: Language
) -> dict[str, Any]:
    """The picture of a derivative's sign, with an example marked."""
    words, names = (library().texts.group(f"prover.{group}", language) for group in ("picture", "names"))
    return slope_charts.chart(of, by, view, None if point is None else dict(point), words, names)


@cache
def accounts_data(slug: str, name: str, language: Language) -> dict[str, Any]:
    """What the T-account player gets: every step of every scene of the figure."""
    chapter = library().chapters[slug]
    figure = chapter.lesson.figures[name]
    assert isinstance(figure, AccountsFigure)
    amount = compute(figure.amount, chapter.values)
    return scene_data(figure.scenes, amount, language)  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def variant(slug: str, question: str, seed: int) -> Variant[Any]:
    """One variant of a chapter's question; keys stay here, on the server."""
    book = library()
    chapter = book.chapters[slug]
    return draw(chapter.question(question), seed, chapter.values, book.mistakes)


@lru_cache(maxsize=16_384)
def question_text(slug: str, question: str, seed: int, text: Bilingual, language: Language) -> str:
    """A text of a chapter's question with the variant's numbers in it."""
    book = library()
    return variant(slug, question, seed).text(text, language, book.surroundings(book.chapters[slug], language))


@lru_cache(maxsize=2048)
def problem(name: str, seed: int) -> Problem:
    """A problem family with the numbers of a seed. Errors: KeyError for an unknown name, ContentFaults, DrawError."""
    book = library()
    return book.shelf.family(name).problem(name, seed, book.mistakes)


@lru_cache(maxsize=16_384)
def problem_text(name: str, seed: int, text: Bilingual, language: Language) -> str:
    """A text of a problem or of one of its parts with the numbers of its seed."""
    return render(text[language], library().plain_surroundings(language, problem(name, seed).drawn.values))


@cache
def derivation_data(name: str, language: Language) -> dict[str, Any]:
    """What the derivation component gets."""
    book = library()
    return derivation_lines(book.derivations[name], book.texts, language)


@cache
def desk(name: str) -> Desk:
    """The empty sheet of a derivation: a value, shared by all learners."""
    return library().derivations[name].desk()


@cache
def derivation_words(name: str, language: Language) -> Words:
    """The words of a derivation as Markdown."""
    return derivation_markdown(library().derivations[name].file, language)


@cache
def derivation_goal(name: str) -> str:
    """The goal of a derivation, as LaTeX."""
    return latex(library().derivations[name].derivation.goal)


@cache
def sources(slug: str, language: Language) -> str:
    """The sources of a chapter as a Markdown list."""
    return "\n".join(
        f"- {source.text[language]}" + (f" [{source.url}]({source.url})" if source.url else "")
        for source in library().chapters[slug].lesson.sources
    )


@cache
def definition(term: str, language: Language) -> str:
    """A glossary definition with its links in place."""
    book = library()
    surroundings = Surroundings(link=lambda kind, target: book.address(kind, target, language))
    return render(book.glossary[term].definition[language], surroundings)
