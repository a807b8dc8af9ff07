"""How fast numbers are found: characters a second on one long text, beside text2num and dateparser, on one thread.

    python -m benchmarks.numbers_speed [--characters 1000000]

Processor time is measured, not the clock on the wall. text2num rewrites number words only, dateparser looks for dates
only; they are the peers that read the same text for one of its kinds of figures, and they read a shorter piece of it.
Then the shapes that could make a careless recogniser quadratic, each at one size and at four times that size: the time
should grow fourfold, too.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from dateparser.search import search_dates
from text_to_num import alpha2digit

from benchmarks.measuring import long_text, print_shapes, processor_seconds
from benchmarks.table import Figure
from pipeline.recognise.numbers import find_numbers

_DUTCH = (
    "De brigade telde 4.310 man, van wie ruim twaalfhonderd in het zuiden lagen en de rest langs de kust.",
    "Het kamp bij de rivier werd gebouwd door genisten die er maanden aan werkten voordat de eenheden kwamen.",
    "Langs de weg naar het noorden lagen dorpen waar de bevolking zich uit angst had teruggetrokken.",
    "Bij een hinderlaag kwamen twee chauffeurs om en raakten tientallen omstanders gewond, van wie vijf ernstig.",
    "De regering liet weten dat zij de bijdrage van 215 genisten niet zou verlengen, ondanks het verzoek daartoe.",
    "De brug, een gift van de buurlanden, kostte 1,5 miljoen euro en was na een half jaar weer onbruikbaar.",
    "Waterputten, scholen en een veldhospitaal werden overgedragen aan het bestuur, dat ze in gebruik hield.",
)
_ENGLISH = (
    "The brigade counted 4,310 troops, of whom more than twelve hundred lay in the south and the rest on the coast.",
    "The camp near the river was built by engineers who worked on it for months before the first units came.",
    "Along the road to the north lay villages whose people had withdrawn to the hills for fear of fighting.",
    "In an ambush two drivers were killed and dozens of bystanders were wounded, five of them seriously.",
    "The government said that it would not extend its contribution of 215 engineers, although it had been asked.",
    "The bridge, a gift of the neighbouring states, cost 1.5 million dollars and was soon useless once more.",
    "Wells, schools and a field hospital were handed over to the authorities, who kept them open ever since.",
)
_SHAPES = {
    "digits": "7", "letters": "x", "digit words": "duizend ", "words joined": "honderdeen", "numbers": "12.640 ",
    "dashes": "1–2 ", "hyphens": "1-", "points": "1.", "commas": "1,", "slashes": "1/", "groups": "111 ",
    "articles": "een ", "halves": "half ", "minus": "minus ", "negative": "-1 ", "months": "maart", "percent": "12 % ",
    "codes": "F-", "underscores": "a_", "addresses": "https://", "spaces": " ", "line breaks": "\n",
}  # fmt: skip
_SHAPE_SIZE = 20_000


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print the speeds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--characters", type=int, default=1_000_000)
    characters = parser.parse_args(arguments).characters
    times = {}
    for language, sentences in (("nl", _DUTCH), ("en", _ENGLISH)):
        find_numbers(sentences[0], language)
        text, part, piece = (long_text(sentences, n) for n in (characters, characters // 20, 1))
        ours = len(text) / min(processor_seconds(lambda t=text, lang=language: find_numbers(t, lang)) for _ in range(3))
        words = len(part) / processor_seconds(lambda t=part, lang=language: alpha2digit(t, lang))
        dates = len(piece) / processor_seconds(lambda t=piece, lang=language: search_dates(t, languages=[lang]))
        times[language] = ours / words
        print(f"{language}: {ours:,.0f} characters/s; text2num {words:,.0f}; dateparser {dates:,.0f}")
    print_shapes(lambda text: find_numbers(text, "nl"), _SHAPES, _SHAPE_SIZE)
    told = f"{times['nl']:.1f} times its speed (Dutch), {times['en']:.1f} (English)"
    return [Figure("numbers on one long text", "`alpha2digit` of text2num, which reads words alone", "–", told)]


if __name__ == "__main__":
    main()
