"""Marking: right, wrong with the name of the mistake, and what costs nothing."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import WORDS, choice, formula, number

from app.prose.languages import Language
from app.quiz import kinds
from app.quiz.answers import Judgement, Verdict
from app.quiz.base import Variant
from app.quiz.kinds.number import NumberQuestion
from app.quiz.questions import draw

F = Fraction
EN, ZH = Language.EN, Language.ZH
BILLIONS = {"en": "USD bn", "zh": "亿美元"}
YUAN = {"en": "yuan", "zh": "元"}


def mark(variant: Variant, answer: str | int, language: Language = EN) -> Judgement:
    return variant.judge(answer, language)


def why(variant: Variant, answer: str, language: Language = EN) -> str | None:
    """The mistake or the message of a wrong answer, "" where it is wrong without a reason that is known."""
    judgement = mark(variant, answer, language)
    assert judgement.verdict is Verdict.WRONG, judgement
    return judgement.mistake or judgement.message or ""


def right(variant: Variant, answer: str, language: Language = EN) -> bool:
    return mark(variant, answer, language).verdict is Verdict.RIGHT


# Numbers


def test_an_exact_number_is_right_in_any_form_and_only_exactly() -> None:
    variant = number("900", exact=True, unit=YUAN)
    for answer in ("900", "９００", "900.00", "100*9", "900元", "900 yuan", "0.09万", "1000 - 100", "≈900"):
        assert right(variant, answer), answer
    for answer in ("900.001", "899.999", "0", "-0"):
        assert why(variant, answer) == ""


@pytest.mark.parametrize("answer", ["333.33", "333.333333", "1000/3", "333.335", "333.3284", "333.33元"])
def test_a_number_to_two_decimals_may_be_more_exact(answer: str) -> None:
    assert right(number("1000/3"), answer)


@pytest.mark.parametrize("answer", ["333.3", "333.34", "333.32", "333"])
def test_a_number_to_two_decimals_may_not_be_less_exact(answer: str) -> None:
    assert why(number("1000/3"), answer) == ""


def test_a_tie_may_be_rounded_either_way() -> None:
    variant = number("2.345")
    assert right(variant, "2.34")
    assert right(variant, "2.35")
    assert why(variant, "2.33") == ""
    assert right(number("2.5", decimals=0), "2")
    assert right(number("2.5", decimals=0), "3")


@given(st.fractions(-1000, 1000, max_denominator=1000), st.integers(0, 6), st.booleans())
def test_the_tolerance_ends_at_half_the_last_decimal(key: Fraction, decimals: int, percent: bool) -> None:
    question = number("1", decimals=decimals, percent=percent).question
    assert isinstance(question, NumberQuestion)
    half = F(1, 2 * 10**decimals * (100 if percent else 1))
    for sign in (-1, 1):
        assert question.accepts(key + sign * half, key)
        assert not question.accepts(key + sign * half * F(1001, 1000), key)


@pytest.mark.parametrize("answer", ["9%", "9.00%", "0.09", "９％", "9 percent", "9个百分点", "百分之9", "9/100", "90‰"])
def test_a_rate_may_be_typed_as_percent_or_as_a_decimal(answer: str) -> None:
    assert right(number("9%", percent=True), answer)


def test_a_rate_without_its_percent_sign_is_told_so() -> None:
    variant = number("9%", percent=True, mistakes={"inverted": "1/9"})
    assert why(variant, "9") == "percent_missing"
    assert why(variant, "9.00") == "percent_missing"
    assert why(variant, "11.11%") == "inverted"
    assert why(variant, "0.1111") == "inverted"
    assert why(variant, "11.11") == "inverted"  # the sign is missing too; the thought comes first
    assert why(variant, "9%%") == "wrong_scale"
    assert why(variant, "900%") == "wrong_scale"
    assert why(variant, "8") == ""
    assert why(variant, "-9%") == "wrong_sign"


def test_a_rate_above_one_is_not_taken_for_a_missing_sign() -> None:
    variant = number("250%", percent=True)
    assert right(variant, "2.5")
    assert right(variant, "250%")
    assert why(variant, "250") == "percent_missing"


def test_a_wrong_sign_is_told_so() -> None:
    variant = number("-100", exact=True, unit=BILLIONS)
    assert why(variant, "100") == "wrong_sign"
    assert why(variant, "+100亿美元", ZH) == "wrong_sign"
    assert why(number("0", decimals=0), "3") == ""


def test_a_named_mistake_comes_before_a_wrong_sign_or_scale() -> None:
    variant = number("100", unit=BILLIONS, exact=True, mistakes={"opposite": "-100", "all_of_it": "100000"})
    assert why(variant, "-100") == "opposite"
    assert why(variant, "100000") == "all_of_it"
    assert why(variant, "100 tn") == "all_of_it"


def test_the_first_listed_of_two_mistakes_is_told() -> None:
    assert why(number("1", mistakes={"a": "2", "b": "2.001"}), "2") == "a"


def test_a_mistake_is_recognised_to_the_asked_decimals() -> None:
    variant = number("1000/3", mistakes={"one_round": "200/3"})
    assert why(variant, "66.67") == "one_round"
    assert why(variant, "66.7") == ""


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("100000000000", EN), ("100000", EN), ("100 million", EN), ("100 tn", EN), ("100亿", EN), ("100 bn", ZH),
        ("10000000000", ZH), ("1000000", ZH), ("100万", ZH), ("100元", EN),
    ],
)  # fmt: skip
def test_a_slip_of_scale_is_told_where_a_scale_is_at_stake(answer: str, language: Language) -> None:
    variant = number("100", unit=BILLIONS, exact=True)
    if answer == "100元":
        assert right(variant, answer)  # the unit is the question's; what currency it is called is not marked
    else:
        assert why(variant, answer, language) == "wrong_scale"


@pytest.mark.parametrize("answer", ["10", "1000", "1", "10000", "0", "7", "123456789", "99000000"])
def test_a_bare_number_is_no_slip_of_scale_where_a_ratio_explains_it(answer: str) -> None:
    assert why(number("100", unit=BILLIONS, exact=True), answer) == ""


@pytest.mark.parametrize("answer", ["10", "100", "100000", "1000000000000", "0.1"])
def test_without_a_scale_in_unit_or_answer_there_is_no_slip_of_scale(answer: str) -> None:
    """First deposit 100 at 10 %: 1000 in all. 10 is the ratio multiplied instead of divided, no matter of units."""
    assert why(number("1000", unit=YUAN), answer) == ""
    assert why(number("1000"), answer) == ""


def test_a_scale_word_in_the_answer_puts_the_scale_at_stake() -> None:
    assert right(number("1000", unit=YUAN), "0.1万")
    assert why(number("1000", unit=YUAN), "1000万") == "wrong_scale"
    assert why(number("1000", unit=YUAN), "1 bn") == "wrong_scale"
    assert why(number("1000", unit=YUAN), "7万") == ""


@pytest.mark.parametrize("key", ["0.003", "0.001", "-0.004", "0"])
@pytest.mark.parametrize("answer", ["7 bn", "5000000", "12345", "8 tn"])
def test_a_key_smaller_than_the_tolerance_does_not_make_absurd_answers_slips_of_scale(key: str, answer: str) -> None:
    assert why(number(key, unit=BILLIONS), answer) == ""


def test_the_scale_of_a_unit() -> None:
    def scale(en: str, zh: str) -> tuple[int, int]:
        question = number("1", unit={"en": en, "zh": zh}).question
        assert isinstance(question, NumberQuestion)
        return question.scale(EN), question.scale(ZH)

    assert scale("USD bn", "亿美元") == (10**9, 10**8)
    assert scale("trillion yuan", "万亿元") == (10**12, 10**12)
    assert scale("yuan", "元") == (1, 1)
    assert scale("dollars per dollar of base", "倍") == (1, 1)
    assert scale("columns of the tnt", "个百分点") == (1, 1)
    question = number("1").question
    assert isinstance(question, NumberQuestion)
    assert question.scale(EN) == 1


@pytest.mark.parametrize("answer", ["", "about", "5+*3", "9^9^9^9", "(" * 400, "1" * 3_000_000, "__import__('os')"])
def test_what_cannot_be_read_costs_nothing_and_says_where(answer: str) -> None:
    judgement = mark(number("1"), answer)
    assert judgement.verdict is Verdict.UNREADABLE
    assert judgement.message is not None
    assert judgement.message.startswith("reading.")
    assert judgement.position is not None
    assert judgement.mistake is None


def test_what_was_read_is_told_back() -> None:
    variant = number("1")
    assert mark(variant, "1,5").read_as == F(3, 2)
    assert mark(variant, "1/3").read_as == F(1, 3)
    assert mark(variant, "9%").read_as == F(9, 100)
    assert mark(variant, "1").read_as == F(1)
    assert mark(variant, "100*(1 - 0.9^50)").read_as == r"\approx 99.484622"
    assert mark(variant, "0.9^600").read_as == r"\approx 3.51 \times 10^{-28}"
    assert mark(variant, "10^500/3").read_as == r"\approx 3.33 \times 10^{499}"


@given(st.text(alphabet="0123456789.,()+-*/^%e 亿万元bn", max_size=30))
def test_no_answer_raises(answer: str) -> None:
    judgement = mark(number("100", unit=BILLIONS, mistakes={"m": "7"}), answer)
    assert (judgement.verdict is Verdict.UNREADABLE) == (judgement.position is not None)


# Formulas

M1 = "(1 + k)/(r_d + r_t*t + e + k)"


@pytest.mark.parametrize(
    "answer",
    [
        "(1+k)/(r_d+r_t*t+e+k)", "(1 + k) / (rd + rt t + e + k)", "\\frac{1+k}{r_d+r_t t+e+k}", "(k+1)/(k+e+t*r_t+r_d)",
        "1/(r_d+r_t*t+e+k) + k/(r_d+r_t*t+e+k)", "（１＋ｋ）÷（r_d＋r_t×t＋e＋k）",
        "1 + (1-r_d-r_t*t-e)/(r_d+r_t*t+e+k)",
    ],
)  # fmt: skip
def test_a_formula_is_right_in_any_equal_form(answer: str) -> None:
    assert right(formula(M1), answer)


def test_a_left_side_and_other_letters_are_accepted_where_the_question_allows_them() -> None:
    variant = formula(M1, aliases={"c": "k"}, left=["m1"])
    assert right(variant, "m1 = (1+c)/(r_d+r_t*t+e+c)")
    assert right(variant, "(1+c)/(r_d+r_t*t+e+k)")
    assert mark(variant, "m2 = (1+c)/(r_d+r_t*t+e+c)").message == "reading.wrong_left_side"
    assert mark(formula(M1), "m1 = (1+k)/(r_d+r_t*t+e+k)").message == "reading.unexpected_equals"
    assert mark(formula(M1), "(1+c)/(r_d+r_t*t+e+c)").message == "reading.unknown_symbol"


def test_a_named_mistake_of_a_formula_is_told_in_any_form() -> None:
    variant = formula(M1, mistakes={"left_out": "1/(r_d + r_t*t + e + k)", "no_t": "(1 + k)/(r_d + r_t + e + k)"})
    assert why(variant, "1/(k+e+r_d+t*r_t)") == "left_out"
    assert why(variant, "(2+2k)/(2*(r_d+r_t+e+k))") == "no_t"
    assert mark(variant, "1/(k+e+r_d+t*r_t)").witness is None


def test_another_wrong_formula_gets_numbers_at_which_it_fails() -> None:
    judgement = mark(formula(M1), "(1+k)/(r_d+e+k)")
    assert judgement.verdict is Verdict.WRONG
    assert judgement.mistake is None
    assert judgement.witness is not None
    assert judgement.witness.left != judgement.witness.right
    assert list(judgement.witness.values) == ["r_d", "r_t", "t", "e", "k"]


@pytest.mark.parametrize("answer", ["1/(k - k)", "(1+k)/(2*e - e - e)", "1/0"])
def test_a_formula_that_is_defined_nowhere_is_told_so(answer: str) -> None:
    assert why(formula(M1), answer) == "never_defined"


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("(1+k)^(1/2)", Verdict.WRONG), ("2^k", Verdict.WRONG), ("((1+k)^2)^(1/2)/(r_d+r_t*t+e+k)", Verdict.RIGHT)],
)
def test_roots_and_powers_are_decided_too(answer: str, verdict: Verdict) -> None:
    assert mark(formula(M1), answer).verdict is verdict


@pytest.mark.parametrize("answer", ["(-1-k)^(1/2)", "(1+k)^(10^9*k)"])
def test_what_cannot_be_decided_costs_nothing(answer: str) -> None:
    judgement = mark(formula(M1), answer)
    assert judgement.verdict is Verdict.UNDECIDED
    assert judgement.message == "undecided"


@pytest.mark.parametrize(
    "answer",
    ["", "__import__('os').system('true')", "k.__class__", "(" * 300, "1" * 3_000_000, "9^9^9^9", "x", "k = = 1"],
)
def test_a_formula_that_cannot_be_read_costs_nothing(answer: str) -> None:
    judgement = mark(formula(M1), answer)
    assert judgement.verdict is Verdict.UNREADABLE
    assert judgement.position is not None


def test_what_was_read_of_a_formula_is_told_back_in_latex() -> None:
    assert mark(formula(M1), "(1+k)/(r_d+k)").read_as == r"\frac{1 + k}{r_{d} + k}"


# Choices


def test_a_choice_names_the_mistake_of_its_option_in_whatever_order_it_is_shown() -> None:
    question = choice(
        {"text": WORDS, "mistake": "currency_left_out"}, {"text": WORDS, "right": True}, {"text": WORDS, "says": WORDS}
    )
    for seed in range(10):
        variant = draw(question, seed)
        assert sorted(variant.order) == [0, 1, 2]
        verdicts = [mark(variant, index) for index in range(3)]
        assert [each.verdict for each in verdicts] == [Verdict.WRONG, Verdict.RIGHT, Verdict.WRONG]
        assert [each.mistake for each in verdicts] == ["currency_left_out", None, None]
        assert [each.option for each in verdicts] == [0, 1, 2]
    assert len({draw(question, seed).order for seed in range(30)}) > 1


def test_the_marking_knows_no_sentence() -> None:
    """What a learner reads comes from lessons/: the judge gives keys."""
    sources = [path.read_text(encoding="utf-8") for path in Path(kinds.__file__).parent.glob("*.py")]
    messages = [
        word.value.value
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == "message" and isinstance(word.value, ast.Constant)
    ]
    assert messages
    assert all(str(message).replace(".", "_").isidentifier() for message in messages)
