"""Papers drawn from a seed: the same everywhere, spread over topics; addresses; what a sitting has earned."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quiz.answers import Judgement, Verdict
from app.quiz.papers import COUNTS, MOST, PAPERS, SEEDS, USUAL, Drawing, Paper, Request, Sitting, request

SHELF = {
    "deposits": tuple(f"deposit-{n}" for n in range(7)),
    "rounds": ("one-round",),
    "signs": ("sign-a", "sign-b", "sign-c"),
    "empty": (),
}
FAMILIES = [name for names in SHELF.values() for name in names]
TOPIC = {name: topic for topic, names in SHELF.items() for name in names}


def level(name: str) -> str:
    return "2" if name.startswith("sign") else "1"


def drawn(**fields: object) -> tuple[Drawing, ...]:
    return Paper(**{"seed": 1, **fields}).problems(SHELF, level)  # type: ignore[arg-type]


def test_the_paper_of_an_address_is_the_same_on_every_machine() -> None:
    """Written down once: whoever changes how papers are drawn breaks every link that was passed on."""
    assert drawn(seed=4711, count=5) == (
        Drawing("one-round", 163),
        Drawing("sign-b", 72),
        Drawing("deposit-3", 351),
        Drawing("sign-c", 61),
        Drawing("deposit-1", 378),
    )


@given(st.integers(0, PAPERS - 1), st.integers(1, MOST))
def test_no_family_comes_twice_while_others_remain(seed: int, count: int) -> None:
    problems = drawn(seed=seed, count=count)
    assert len(problems) == count
    assert all(0 <= problem.seed < SEEDS for problem in problems)
    often = Counter(problem.family for problem in problems)
    assert max(often.values()) - min(often[name] for name in FAMILIES) <= 1
    assert len(set(problems)) == count, "a family that returns has other numbers"


@given(st.integers(0, PAPERS - 1))
def test_topics_take_turns(seed: int) -> None:
    first = [TOPIC[problem.family] for problem in drawn(seed=seed, count=3)]
    assert sorted(first) == ["deposits", "rounds", "signs"]
    assert drawn(seed=seed, count=3) == drawn(seed=seed, count=10)[:3], "a longer paper begins like a shorter one"


def test_only_the_topics_and_levels_that_are_asked_for() -> None:
    assert {TOPIC[problem.family] for problem in drawn(topics=("signs", "rounds"), count=10)} == {"signs", "rounds"}
    assert {problem.family for problem in drawn(levels=("2",), count=3)} == set(SHELF["signs"])
    assert drawn(topics=("rounds",), levels=("2",)) == ()
    assert drawn(topics=("empty",)) == ()
    assert Paper(1).problems({}, level) == ()


def test_the_level_of_a_family_is_asked_only_where_it_matters() -> None:
    asked: list[str] = []
    Paper(1, 3).problems(SHELF, lambda name: asked.append(name) or "1")  # type: ignore[func-returns-value]
    assert asked == []
    Paper(1, 3, levels=("1",)).problems(SHELF, lambda name: asked.append(name) or "1")  # type: ignore[func-returns-value]
    assert len(asked) == 3, "files are read one by one, as many as the paper needs"


def test_seeds_give_many_papers() -> None:
    assert len({drawn(seed=seed) for seed in range(200)}) > 190


@given(
    st.integers(0, PAPERS - 1),
    st.sampled_from(range(1, MOST + 1)),
    st.sets(st.sampled_from(list(SHELF)), max_size=3),
    st.sets(st.sampled_from(["1", "2", "3"]), max_size=2),
)
def test_an_address_names_its_paper(seed: int, count: int, topics: set[str], levels: set[str]) -> None:
    paper = Paper(seed, count, tuple(t for t in SHELF if t in topics), tuple(sorted(levels)))
    found = request(paper.address(), SHELF, FAMILIES)
    assert found.paper == paper
    assert not found.doubtful


def test_an_address_may_name_one_problem() -> None:
    single = Drawing("sign-b", 12)
    assert request(single.address(), SHELF, FAMILIES) == Request(single=single)
    assert request({"problem": "sign-b"}, SHELF, FAMILIES) == Request(single=Drawing("sign-b", 0))


def test_an_empty_address_asks_for_nothing() -> None:
    assert request({"lang": "en"}, SHELF, FAMILIES) == Request()
    assert request({}, SHELF, FAMILIES).count == USUAL
    assert USUAL in COUNTS


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"problem": "nothing-like-it", "seed": "1"}, Request()),
        ({"problem": "sign-a", "seed": "many"}, Request(single=Drawing("sign-a", 0))),
        ({"topics": "signs,astrology", "seed": "1"}, Request(Paper(1, topics=("signs",)), topics=("signs",))),
        ({"topics": "astrology", "seed": "1"}, Request(Paper(1))),
        ({"levels": "2,9", "seed": "1"}, Request(Paper(1, levels=("2",)), levels=("2",))),
        ({"count": "1000000", "seed": "1"}, Request(Paper(1))),
        ({"count": "0", "seed": "1"}, Request(Paper(1))),
        ({"count": "-3", "seed": "1"}, Request(Paper(1))),
        ({"seed": "12345678901234567890"}, Request()),
        ({"seed": "１２"}, Request()),
        ({"seed": "1.5", "count": "3"}, Request(count=3)),
    ],
)
def test_what_an_address_does_not_name_rightly_is_left_out_and_told(address: dict[str, str], expected: Request) -> None:
    found = request(address, SHELF, FAMILIES)
    assert found.doubtful
    assert (found.paper, found.single, found.topics, found.levels, found.count) == (
        expected.paper, expected.single, expected.topics, expected.levels, expected.count,
    )  # fmt: skip


def test_all_topics_are_the_same_as_none() -> None:
    every = request({"topics": ",".join(SHELF), "levels": "1,2,3", "seed": "1"}, SHELF, FAMILIES)
    assert every.paper == Paper(1)
    assert not every.doubtful


def test_a_sitting_adds_up_what_its_parts_earned() -> None:
    sitting = Sitting((Drawing("sign-a", 0), Drawing("sign-b", 0)))
    assert not sitting.begun(0)
    first, second = sitting.sheet(0, 0), sitting.sheet(0, 1)
    first.mark("1", Judgement(Verdict.WRONG, mistakes=("slip", "other")))
    first.mark("2", Judgement(Verdict.RIGHT))
    second.mark("1", Judgement(Verdict.PARTLY, Fraction(1, 2), mistakes=("slip",)))
    assert sitting.earned(0, [2, 4]) == 2 * Fraction(9, 10) + 4 * Fraction(1, 2)
    assert sitting.earned(1, [3]) == 0
    assert sitting.begun(0)
    assert not sitting.begun(1)
    assert sitting.went_astray(0) == ("slip", "other")
    assert sitting.went_astray(1) == ()
