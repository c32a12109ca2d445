"""The misconceptions this book has names for: each is in the library, in use, and told in both languages."""

from __future__ import annotations

import pytest

from app.algebra.tree import Number
from app.curriculum.library import open_library
from app.quiz.mistakes import Transformation

BOOK = open_library()

MISCONCEPTIONS = {
    "1/r although e, k or t leak": ["leaks_ignored"],
    "currency left out of the numerator": ["currency_left_out_of_numerator"],
    "k left out of the denominator": ["k_left_out_of_denominator"],
    "k as a share of money or of total deposits": ["k_as_share_of_money", "ratio_base_mixed_up"],
    "e times the base": ["e_times_base"],
    "r_t without t": ["r_t_without_t"],
    "M2 without T": ["m2_without_t"],
    "total for derived deposits, or the reverse": ["total_taken_for_derived", "derived_taken_for_total"],
    "first deposit counted twice": ["first_deposit_counted_twice"],
    "percent read as a number": ["percent_read_as_number"],
    "loans counted instead of deposits": ["loans_counted_instead_of_deposits"],
    "one round instead of the limit": ["one_round_instead_of_limit"],
    "multiplier inverted": ["multiplier_inverted"],
    "reserves counted as money": ["reserves_counted_as_money"],
    "TGA or ON RRP counted as reserves": ["tga_counted_as_reserves", "on_rrp_counted_as_reserves"],
    "the redemption leg forgotten": ["redemption_leg_forgotten"],
    "a depositor's purchase on one side of the bank": ["depositor_purchase_one_sided"],
    "simple for compound interest": ["simple_for_compound"],
    "tax on principal": ["tax_on_principal"],
    "discount on the present instead of the maturity value": ["discount_on_present_value"],
    "months and years mixed": ["months_taken_for_years"],
    "point for midpoint elasticity": ["point_for_midpoint"],
    "the Fed's reverse repo read as the PBoC's": ["fed_reverse_repo_read_as_pboc"],
    "China's M1 before 2025 with household demand deposits": ["savings_counted_in_m1"],
}


def used() -> set[str]:
    questions = [question for chapter in BOOK.chapters.values() for question in chapter.quiz.questions]
    questions += [part for name in BOOK.shelf.paths for part in BOOK.shelf.family(name).parts]
    names = {name for question in questions for _, name in question.named_mistakes()}
    return names | {name for derivation in BOOK.derivations.values() for name in derivation.mistakes}


@pytest.mark.parametrize("misconception", MISCONCEPTIONS)
def test_a_known_misconception_has_a_name_and_is_met(misconception: str) -> None:
    names = MISCONCEPTIONS[misconception]
    assert set(names) <= set(BOOK.mistakes)
    assert set(names) & used()


def test_nothing_stands_in_the_library_unused() -> None:
    assert set(BOOK.mistakes) - used() == set()


def test_no_two_names_of_mistakes_are_the_same() -> None:
    for language in ("en", "zh"):
        names = [getattr(mistake.name, language) for mistake in BOOK.mistakes.values()]
        assert len(set(names)) == len(names), {name for name in names if names.count(name) > 1}


def test_every_transformation_can_be_carried_out_on_a_formula() -> None:
    transforms = [mistake.transform for mistake in BOOK.mistakes.values() if mistake.transform]
    assert len(transforms) >= 10
    for transform in transforms:
        assert isinstance(transform, Transformation)
        assert transform.of_formula(Number(1))  # type: ignore[arg-type]
