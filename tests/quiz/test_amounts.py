"""Reading a number as learners write it, in two scripts, with units, scale words and per cent signs."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.algebra.reading import Unreadable
from app.prose.figures import written
from app.prose.languages import Language
from app.prose.texts import entries_of, placeholders
from app.prose.yamlfile import read_yaml
from app.quiz.amounts import KEYS, SCALES, Amount, read_amount

F = Fraction
READING = Path(__file__).resolve().parents[2] / "lessons" / "interface" / "reading.yaml"
SENTENCES = entries_of(read_yaml(READING))[0]


def value(text: str, unit_scale: int = 1, unit: str = "") -> Fraction:
    amount = read_amount(text, unit_scale, unit)
    assert isinstance(amount, Amount), f"{text!r}: {amount}"
    return amount.value


def problem(text: str, unit_scale: int = 1, unit: str = "") -> Unreadable:
    found = read_amount(text, unit_scale, unit)
    assert isinstance(found, Unreadable), f"{text!r} was read as {found}"
    assert 0 <= found.position <= len(text)
    assert found.position + found.length <= max(len(text), 1)
    return found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("100", F(100)), ("１００", F(100)), (" 100 ", F(100)), ("100.", F(100)), ("100。", F(100)), ("+5", F(5)),
        ("1,000", F(1000)), ("１，０００", F(1000)), ("3,000,000.50", F(6000001, 2)), ("1\u00a0000", F(1000)),
        ("1,5", F(3, 2)), ("0,125", F(1, 8)), ("1.234,5", F(2469, 2)), (".5", F(1, 2)), ("2½", F(5, 2)),
        ("-100", F(-100)), ("−100", F(-100)), ("－１００", F(-100)), ("–100", F(-100)), ("负100", F(-100)),
        ("1/3", F(1, 3)), ("100*0.9", F(90)), ("100×0.9", F(90)), ("100 × (1 - 10%)", F(90)), ("2^10", F(1024)),
        ("1e3", F(1000)), ("\\frac{1}{3}", F(1, 3)), ("$100$", F(100)),
        ("12.5%", F(1, 8)), ("２５％", F(1, 4)), ("25 %", F(1, 4)), ("100%", F(1)), ("3‰", F(3, 1000)),
        ("25 percent", F(1, 4)), ("25 per cent", F(1, 4)), ("25个百分点", F(1, 4)), ("百分之25", F(1, 4)),
        ("-百分之5", F(-1, 20)), ("2.5 percentage points", F(1, 40)),
    ],
)  # fmt: skip
def test_numbers(text: str, number: Fraction) -> None:
    assert value(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12元", F(12)), ("12 yuan", F(12)), ("12 Yuan.", F(12)), ("１２元。", F(12)), ("12元人民币", F(12)),
        ("$100", F(100)), ("100 dollars", F(100)), ("US$ 100", F(100)), ("100 US dollars", F(100)), ("¥100", F(100)),
        ("￥100", F(100)), ("-$100", F(-100)), ("−¥100", F(-100)), ("$-100", F(-100)), ("USD 100", F(100)),
        ("≈ 12", F(12)), ("= 12", F(12)), ("约12", F(12)), ("大约 12元", F(12)), ("about 12", F(12)), ("~12", F(12)),
        ("10轮", F(10)), ("第10轮", F(10)), ("10 rounds", F(10)), ("4.5倍", F(9, 2)), ("4.5 times", F(9, 2)),
        ("12个月", F(12)), ("3 years", F(3)),
    ],
)  # fmt: skip
def test_words_around_a_number(text: str, number: Fraction) -> None:
    assert value(text) == number


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("2.5亿", 250_000_000), ("2.5亿元", 250_000_000), ("2.5 亿 元", 250_000_000), ("1.5 万", 15_000),
        ("１２３万元", 1_230_000), ("3千亿", 300_000_000_000), ("2万亿", 2 * 10**12), ("5百万", 5_000_000),
        ("3 billion", 3 * 10**9), ("3bn", 3 * 10**9), ("3 BN", 3 * 10**9), ("USD 3 bn", 3 * 10**9),
        ("3 bn USD", 3 * 10**9), ("100 USD bn", 100 * 10**9), ("3bnUSD", 3 * 10**9), ("US$3 billion", 3 * 10**9),
        ("０．０８ ｔｎ", 80 * 10**9), ("-3亿", -3 * 10**8), ("about $3bn", 3 * 10**9), ("1/4 * 2亿", 5 * 10**7),
        ("3亿5000万", 350_000_000), ("1万2千元", 12_000), ("1 billion 500 million", 1_500_000_000),
        ("-3亿5000万", -350_000_000), ("3+2亿", 200_000_003), ("(1/2)亿", 50_000_000), ("2亿+3000万", 230_000_000),
    ],
)  # fmt: skip
def test_scale_words(text: str, yuan: int) -> None:
    assert value(text) == yuan
    assert value(text + " ") == yuan


@pytest.mark.parametrize(
    ("text", "unit_scale", "number"),
    [
        ("3", 10**8, F(3)), ("3亿", 10**8, F(3)), ("2.5亿元", 10**8, F(5, 2)), ("0.3 bn", 10**8, F(3)),
        ("30000万", 10**8, F(3)), ("3亿5000万", 10**8, F(7, 2)), ("0.08 tn", 10**9, F(80)), ("80 bn", 10**9, F(80)),
        ("800亿", 10**9, F(80)), ("80", 10**9, F(80)), ("1.2 + 3", 10**8, F(21, 5)), ("3万亿", 10**12, F(3)),
    ],
)  # fmt: skip
def test_a_scale_word_counts_against_the_unit_of_the_question(text: str, unit_scale: int, number: Fraction) -> None:
    assert value(text, unit_scale) == number


def test_a_scale_word_may_stand_before_a_unit_without_one() -> None:
    assert value("-20.5万吨", 1, "吨") == -205_000
    assert value("-205 thousand tonnes", 1, "tonnes") == -205_000


def test_what_a_scale_word_was_is_told() -> None:
    assert read_amount("3亿5000万") == Amount(F(350_000_000), 10**8, percent=False)
    assert read_amount("3") == Amount(F(3), 1, percent=False)
    assert read_amount("3%") == Amount(F(3, 100), 1, percent=True)
    assert read_amount("百分之3") == Amount(F(3, 100), 1, percent=True)


@pytest.mark.parametrize(
    ("text", "unit_scale", "unit"),
    [
        ("2.5 dollars per dollar of base", 1, "dollars per dollar of base"),
        ("2.5 DOLLARS per dollar of base.", 1, "dollars per dollar of base"),
        ("2.5亿美元", 10**8, "亿美元"),
        ("USD 2.5 bn", 10**9, "USD bn"),
        ("2.5 USD bn", 10**9, "USD bn"),
    ],
)
def test_the_unit_may_be_written_as_the_question_writes_it(text: str, unit_scale: int, unit: str) -> None:
    assert value(text, unit_scale, unit) == F(5, 2)


@pytest.mark.parametrize(
    ("text", "key", "typed"),
    [
        ("", "empty", ""), ("   ", "empty", "   "), ("元", "empty", "元"), ("≈", "empty", "≈"),
        ("abc", "unknown_word", "abc"), ("亿", "unknown_word", "亿"), ("%", "unknown_word", "%"),
        ("∞", "unknown_word", "∞"), ("一百", "unknown_word", "一百"), ("100k", "unknown_word", "k"),
        ("12元5", "unknown_word", "元5"), ("１２元５角", "unknown_word", "元５角"), ("5角", "unknown_word", "角"),
        ("12 元/年", "unknown_word", "元"), ("100 apples", "unknown_word", "apples"),
        ("x = 3", "unexpected_equals", "="), ("1'000", "unexpected_character", "'"),
        ("10 000", "missing_operator", "10 000"), ("12 3", "missing_operator", "12 3"),
        ("3亿50", "missing_operator", "亿50"), ("5-", "missing_operand", "-"),
        ("(5", "missing_bracket", "("), ("5)", "extra_bracket", ")"), ("1,00,0", "malformed_number", "1,00,0"),
        ("1.2.3", "malformed_number", "1.2.3"), ("1/2亿", "ambiguous_division", "2亿"), ("1/0", "no_value", "1/0"),
        ("0/0", "no_value", "0/0"), ("2^0.5", "exponent_not_whole", "2^0.5"), ("1e400", "number_too_long", "1e400"),
        ("9^9^9^9", "exponent_too_large", "9^9"), ("2^9999", "no_value", "2^9999"),
        ("USD 5-", "missing_operand", "-"), ("约 5+*3", "missing_operand", "+"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(text: str, key: str, typed: str) -> None:
    found = problem(text)
    assert (found.key, found.details["typed"]) == (key, typed)
    if typed:
        assert text[found.position : found.position + found.length] == typed


@pytest.mark.parametrize(
    "text", ["12元5", "3元4元", "5%6", "约12约", "12yuan13", "1亿元2", "３元亿元３", "元元元12", "12元元元"]
)
def test_a_word_inside_a_number_is_never_dropped(text: str) -> None:
    problem(text)


HOSTILE = [
    "9" * 3_000_000, "元" * 1_000_000, "(" * 10_000 + ")" * 10_000, " " * 3_000_000, "1" + "亿" * 400, "=" * 500,
    "9^9^9^9", "9^9999*9^9999", "9^" * 200 + "9", "(" * 240 + "1" + ")" * 240, "1/" * 200 + "1", "约" * 499 + "1",
    "1万" * 240, "__import__('os').system('true')", "\x00" * 100, "1" + "0" * 400, "¥" * 499 + "1", "2^9999 ^ 2",
    "\u202e100", "1\n2", "[[first]]", "1;DROP TABLE", "%" * 300,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{text[:12]!r}…{len(text)}" for text in HOSTILE])
def test_hostile_answers_are_refused_as_values(text: str) -> None:
    found = problem(text)
    assert len(found.details["typed"]) <= 24


def test_a_long_answer_is_refused_before_anything_is_done_with_it() -> None:
    class Untouched(str):
        def translate(self, table: object) -> str:
            raise AssertionError("work that grows with the text")

    assert problem(Untouched("1" * 501)).key == "too_long"


@pytest.mark.parametrize("language", list(Language))
def test_every_refusal_has_a_sentence_whose_places_can_be_filled(language: Language) -> None:
    seen = set()
    cases = test_what_cannot_be_read_is_told_with_its_place.pytestmark[0].args[1]
    for text in [*HOSTILE, *(case[0] for case in cases)]:
        found = problem(text)
        seen.add(str(found.key))
        sentence = SENTENCES[f"reading.{found.key}"][language]
        assert placeholders(sentence) <= set(found.details), found.key
        assert sentence.format(**found.details)
    assert seen <= set(map(str, KEYS))


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    found = read_amount(text, 10**8, "亿元")
    if isinstance(found, Unreadable):
        assert 0 <= found.position <= len(text)
        assert found.position + found.length <= len(text)


@given(st.text(alphabet="0123456789.,()+-*/^% 亿万元bn$¥约第", max_size=40))
def test_no_calculation_raises(text: str) -> None:
    read_amount(text, 10**9, "USD bn")


amounts = st.fractions(min_value=-(10**7), max_value=10**7, max_denominator=1).map(lambda x: x / 1000)


@given(amounts, st.sampled_from(sorted(SCALES)), st.sampled_from(["", " "]), st.sampled_from(["", "元", " USD"]))
def test_a_number_with_a_scale_word_is_that_many(number: Fraction, word: str, space: str, unit: str) -> None:
    text = f"{written(number)}{space}{word}{unit}"
    assert value(text) == number * SCALES[word]
    assert value(text, SCALES[word]) == number


@given(amounts)
def test_what_the_book_writes_a_learner_may_type(number: Fraction) -> None:
    assert value(written(number)) == number
    assert value(written(number, "percent")) == number
    assert value(written(number, "signed")) == number
    wide = written(number).translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789,."})
    assert value(wide) == number
