"""Digits and words that name something or tell the time of day, and those beside them that count."""

from __future__ import annotations

import pytest

from pipeline.recognise.numbers import find_numbers


def counted(text: str, language: str) -> list[str]:
    return [text[m.start : m.end] for m in find_numbers(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "Two 155 mm howitzers and a gun of 20 mm", ["Two"]),
        ("en", "rifles of 7.62×51mm", []),
        ("nl", "twee 105 mm-kanonnen, houwitsers van 155 mm, kaliber 155 mm", ["twee"]),
        ("en", "Hill 355 and Checkpoint 12 fell to Task Force 150.", []),
        ("nl", "Heuvel 325 lag bij checkpoint 12 en Post 7.", []),
        ("en", "eight Leopard 2 tanks and six Alouette 3 helicopters", ["eight", "six"]),
        ("nl", "acht Leopard 2-tanks en een pantserhouwitser 2000", ["acht"]),
        ("nl", "Hr.Ms. Rotterdam (L 800) met 240 man", ["240"]),
        ("en", "at 12.5°N, in 30 tents", ["30"]),
        ("en", "at six o'clock, at 0630 hrs and at 1630 hours", []),
        ("en", "the 5.30 a.m. attack", []),
        ("nl", "om vijf uur, om 0630 uur en om 9 uur 's avonds", []),
        ("nl", "322 Squadron", []),
        ("en", "landing 0400, on beach 007", []),
        ("nl", "een 60 mm-mortiergranaat", []),
    ],
)
def test_names_and_hours_are_no_numbers(language: str, text: str, numbers: list[str]) -> None:
    assert counted(text, language) == numbers


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "150 mm of rain fell", ["150"]),
        ("nl", "er viel 30 mm regen", ["30"]),
        ("en", "Camp 12 tents", ["12"]),
        ("en", "it lasted five hours, 1200 hours in all", ["five", "1200"]),
        ("nl", "het duurde vijf uur", ["vijf"]),
        ("en", "30° of frost", ["30"]),
        ("en", "Ghana gave 870 and Togo 780 soldiers, three Ghana 12 soldiers", ["870", "780", "three", "12"]),
        ("en", "a Finnish company (120) and (B 12 men)", ["120", "12"]),
    ],
)
def test_what_is_measured_or_counted_beside_them_is_a_number(language: str, text: str, numbers: list[str]) -> None:
    assert counted(text, language) == numbers


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "It cost $26.4 m.", 26_400_000),
        ("en", "It cost US$453.9m net.", 453_900_000),
        ("nl", "Dat kostte € 3,5 m.", 3_500_000),
        ("en", "a bridge of 26.4 m", 26.4),
        ("en", "a grant of €35.000", 35_000),
        ("en", "a grant of €1.125 billion", 1_125_000_000),
    ],
)
def test_a_letter_means_millions_only_behind_a_sum_of_money(language: str, text: str, value: float) -> None:
    assert [float(m.value or 0) for m in find_numbers(text, language)] == [value]
