"""The prover's page without a browser: what is said of a claim, what is not given away, what an address opens."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from app.banking.claims.quantities import QUANTITIES
from app.prose.languages import Language
from tests.pages.opening import open_page, say, sent, shown

both = pytest.mark.parametrize("language", Language)


def claim(page: AppTest, of: str, by: str, direction: int, typed: str) -> str:
    """Send a claim and read what is said of it."""
    name = f"prover.{of}.{by}"
    page.radio(key=f"{name}.direction").set_value(direction)
    page.text_input(key=f"{name}.condition").set_value(typed)
    page.button(key=f"{name}.prove").click()
    page.run()
    assert not page.exception
    return "\n\n".join(element.value for element in page.container(key="feedback-prover").markdown)


def has_proof(page: AppTest) -> bool:
    return any(box.key == "prover-proof" for box in page.container)


@both
@pytest.mark.parametrize("of", QUANTITIES)
def test_every_derivative_has_its_page(of: str, language: Language) -> None:
    for by in QUANTITIES[of].symbols:
        page = open_page("prover", language, of=of, by=by)
        assert [title.value for title in page.title] == [say("prover.title", language)]
        assert page.selectbox(key="prover.of").value == of
        assert page.selectbox(key=f"prover.by.{of}").value == by
        assert not has_proof(page)


@both
def test_a_proved_claim_is_read_back_proved_and_its_proof_shown(language: Language) -> None:
    page = open_page("prover", language, of="m2", by="t")
    said = claim(page, "m2", "t", 1, "k + r_d + e > (1 + k)r_t")
    assert r"\frac{\partial m_2}{\partial t} > 0" in said
    assert "k+r_{d}+e" in said.replace(" ", ""), "what was read is shown"
    assert say("prover.outcome.exact", language) in said
    proof = shown(page.container(key="prover-proof"))
    assert r"\frac{r_{d} + e + k - r_{t} - r_{t}k}".replace(" ", "") in proof.replace(" ", "")
    for key in ("square", "same"):
        assert say(f"prover.{key}", language) in proof


@both
def test_a_sufficient_condition_is_shown_as_a_sum_and_what_it_leaves_out(language: Language) -> None:
    page = open_page("prover", language, of="m2", by="t")
    said = claim(page, "m2", "t", 1, "r_d > r_t")
    assert say("prover.outcome.sufficient", language) in said
    assert r"\frac{52}{529}" in said
    proof = shown(page.container(key="prover-proof")).replace(" ", "")
    assert r"\left(r_{d}-r_{t}\right)+e+k(1-r_{t})" in proof


@both
def test_a_refuted_claim_gets_numbers_and_the_solution_only_when_it_is_asked_for(language: Language) -> None:
    page = open_page("prover", language, of="m1", by="k")
    said = claim(page, "m1", "k", -1, say("prover.always", language))
    assert say("prover.outcome.always_fails", language) in said
    assert r"\frac{20}{529} > 0" in said
    assert r"\frac{22}{23}" in said
    switch = say("prover.picture.slope_title", language, of="m₁", by="k", axis="r_d + r_t·t + e")
    assert not has_proof(page)
    assert switch not in sent(page)
    page.button(key="prover.m1.k.reveal").click()
    page.run()
    assert "< 1" in shown(page.container(key="prover-proof"))
    assert switch in sent(page)


@both
def test_what_cannot_be_read_is_pointed_at(language: Language) -> None:
    page = open_page("prover", language, of="m1", by="k")
    said = claim(page, "m1", "k", -1, "r_d + <b>q</b> < 1")
    assert "<b>" not in said
    assert page.container(key="feedback-prover").code[0].value.endswith("^")
    said = claim(page, "m1", "k", -1, "  ")
    assert said == say("prover.empty", language)
    said = claim(page, "m1", "k", -1, "r_d^2 + r_t^2 + e^2 + t^2 < 0.01")
    assert say("prover.outcome.undecided", language) in said


def test_a_choice_leads_the_address_and_an_unknown_address_to_the_usual() -> None:
    page = open_page("prover", Language.EN, of="nothing", by="q")
    assert page.selectbox(key="prover.of").value == "m2"
    page.selectbox(key="prover.of").set_value("qt-2")
    page.run()
    assert page.query_params["of"] == "qt-2"
    page.selectbox(key="prover.by.qt-2").set_value("X")
    page.run()
    assert page.query_params["by"] == "X"
    assert claim(page, "qt-2", "X", 1, "M > B").count(say("prover.outcome.exact", Language.EN)) == 1
    page.segmented_control(key="language-switch").set_value(Language.ZH)
    page.run()
    assert page.selectbox(key="prover.of").value == "qt-2"
    assert say("prover.outcome.exact", Language.ZH) in shown(page.container(key="feedback-prover"))
