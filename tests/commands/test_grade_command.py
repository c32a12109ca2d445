"""`python -m app grade`: the exit status says the verdict, the lines say why."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.__main__ import main

M1 = "(1 + k)/(r_d + r_t*t + e + k)"
RATIOS = ["--symbols", "r_d,r_t,t,e,k"]


def grade(answer: str, key: str, *more: str) -> int:
    return main(["grade", answer, "--key", key, *more])


@pytest.mark.parametrize(
    ("answer", "key", "status"),
    [
        ("(1+k)/(rd + rt·t + e + k)", M1, 0),
        ("m1 = 1/(r_d+r_t t+e+k) + k/(e+k+r_d+t r_t)", M1, 0),
        ("m_1 = (k+1) ÷ (r_{d}+r_{t}t+e+k)", M1, 0),
        ("1/(r_d+r_t*t+e+k)", M1, 1),
        ("(1+k)/(r_d+", M1, 2),
        ("", M1, 2),
        ("x", M1, 2),
        ("(-1-k)^(1/2)", M1, 3),
        ("4.4", "22/5", 0),
        ("22/5", "4.4", 0),
        ("6%", "0.06", 0),
        ("0.06", "6%", 0),
        ("6", "6%", 1),
        ("4.30", "400/93", 1),
        ("PY = MV", "M*V = P*Y", 0),
        ("M = PY", "M*V = P*Y", 1),
        ("rt(1+k) < rd+e+k", "r_d + e + k > r_t*(1 + k)", 0),
        ("rd > rt", "r_d + e + k > r_t*(1 + k)", 1),
        ("sqrt(k^2)", "k", 0),
        ("√k", "sqrt(k)", 0),
        ("k^(1/2)", "root(k, 2)", 0),
        ("k^n/k", "k^(n-1)", 0),
    ],
)
def test_the_exit_status_is_the_verdict(answer: str, key: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    symbols = RATIOS if key == M1 else []
    assert grade(answer, key, *symbols) == status
    assert ["right", "wrong", "unreadable", "undecided"][status] in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "mistakes"),
    [
        ("1/(r_d + r_t*t + e + k)", ["currency_left_out_of_numerator"]),
        ("(1 + k)/(r_d + r_t*t + e)", ["k_left_out_of_denominator"]),
        ("(1 + k)/(r_d + r_t + e + k)", ["r_t_without_t"]),
        ("(1 + k)/(r_d + e + k)", ["time_reserves_left_out"]),
        ("(r_d + r_t*t + e + k)/(1 + k)", ["multiplier_inverted"]),
        ("(1 + k)/(r_d + r_t)", ["k_left_out_of_denominator", "r_t_without_t"]),
        ("r_d + r_t*t + e + k", ["currency_left_out_of_numerator", "multiplier_inverted"]),
    ],
)
def test_mistakes_are_named_from_the_key_alone(
    answer: str, mistakes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    key = M1 if "r_t)" not in answer or len(mistakes) == 1 else "(1 + k)/(r_d + r_t*t + k)"
    assert grade(answer, key, *RATIOS) == 1
    told = [line.split()[1].rstrip(":") for line in capsys.readouterr().out.splitlines() if line.startswith("mistake")]
    assert sorted(told) == sorted(mistakes)


def test_options_say_how_exact_and_in_which_unit(capsys: pytest.CaptureFixture[str]) -> None:
    assert grade("4.30", "400/93", "--decimals", "2") == 0
    assert grade("4.35", "400/93", "--within", "2%") == 0
    assert grade("3.5 bn", "35", "--unit", "亿元") == 0
    assert grade("3500 million", "35亿") == 0
    assert grade("(1+c)/(c+r)", "(1+k)/(k+r)", "--symbols", "k,r", "--aliases", "c=k") == 0
    assert grade("(1+c)/(c+r)", "(1+k)/(k+r)", "--symbols", "k,r") == 2
    assert grade("1/k + 1", "(1+k)/k", "--form", "one_fraction") == 1
    assert grade("y = k", "k", "--left", "y") == 0


def test_what_was_read_and_where_reading_stopped_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    grade("(1+k)/(r_d+r_t*t+e+k)", M1, *RATIOS)
    assert r"\frac{1 + k}" in capsys.readouterr().out
    grade("(1+k)/(r_d +* e)", M1, *RATIOS)
    assert "character 12" in capsys.readouterr().out
    grade("1 + q", M1, *RATIOS, "--lang", "zh")
    assert "本题的符号" in capsys.readouterr().out


def test_a_file_gets_one_verdict_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "answers.tsv"
    file.write_text(f"1/(r_d+r_t*t+e+k)\t{M1}\n4.4\t22/5\n1+\tk\n", encoding="utf-8")
    assert main(["grade", "--file", str(file)]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[0] for line in lines] == ["wrong", "right", "unreadable"]
    assert lines[0][2] == "currency_left_out_of_numerator"
    file.write_text("no tab here\nk\t1 +\n", encoding="utf-8")
    assert main(["grade", "--file", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out.count("unmarked") == 2
    assert f"{file}:2" in told.err
    assert main(["grade", "--file", str(tmp_path / "none.tsv")]) == 2


@pytest.mark.parametrize("arguments", [["1"], ["--key", "1"], ["k", "--key", "1 +"], ["k", "--key", "a < b < c"]])
def test_what_the_author_leaves_out_or_garbles_is_told(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["grade", *arguments]) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("answer", ["__import__('os').system('true')", "9^9^9^9", "(" * 10_000, "k" * 3_000_000])
def test_nothing_typed_runs_or_raises(answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert grade(answer, M1, *RATIOS) == 2
    assert "Traceback" not in capsys.readouterr().err
