"""How fast dates are found: characters a second on one long text, beside dateparser, in one run on one thread.

    python -m benchmarks.dates_speed [--characters 1000000]

Processor time is measured, not the clock on the wall. dateparser reads a shorter piece of the same text: at its speed
the whole would take minutes. Then the shapes that could make a careless recogniser quadratic, each at one size and at
four times that size: the time should grow fourfold, too.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from dateparser.search import search_dates

from benchmarks.measuring import long_text, print_shapes, processor_seconds
from benchmarks.table import Figure
from pipeline.recognise.dates import find_dates

_DUTCH = (
    "Na de verkiezingen van maart 1998 bleef de streek jarenlang onrustig, al hield het bestand grotendeels stand.",
    "Op 14 juni trok een verkenningseenheid de rivier over, gevolgd door een peloton genisten met twee bruggenleggers.",
    "De commandant, die eerder in de Balkan had gediend, gaf daarvoor pas toestemming toen het weer opklaarde.",
    "Tussen 3 september 1999 en eind februari 2000 patrouilleerden er dagelijks zo'n 1.200 man in vier sectoren.",
    "Een jaar later besloot de regering de bijdrage te halveren; resolutie 1320 liet daar uitdrukkelijk ruimte voor.",
    "Waterputten, scholen en een veldhospitaal werden overgedragen aan het bestuur, dat ze tot heden in gebruik heeft.",
    "In de jaren negentig was het kamp nog een katoenfabriek, gebouwd door een Belgische maatschappij uit Gent.",
)
_ENGLISH = (
    "The observers reached the port in late October 1991, weeks after the ceasefire that both parties had signed.",
    "On 23 November, a convoy of eleven trucks was stopped at a checkpoint and forced to return to its base.",
    "Its headquarters stood in a former school, which engineers had cleared of mines before the rainy season.",
    "Between March 15, 1992 and the summer of 1993 the force grew to about 2,400 soldiers and 160 police officers.",
    "Three days later the parties met again; the talks of that year are described in the report of 4 May 1994.",
    "Local traders remember the period as a good one, when bread was cheap and the market was open every day.",
    "The mandate was renewed until 31 January 1995, after which only a liaison office of twelve people remained.",
)
_SHAPES = {
    "digits": "7", "letters": "x", "months": "maart ", "months joined": "maart", "years": "2012 ",
    "day and month": "3 maart ",
    "numeric": "1-2-", "decimals": "1.2.", "spaces": " ", "line breaks": "\n", "stops": ". ", "anaphors": "dat jaar ",
    "modifiers": "begin van ", "days listed": "3, ",
}  # fmt: skip
_SHAPE_SIZE = 50_000


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print the speeds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--characters", type=int, default=1_000_000)
    characters = parser.parse_args(arguments).characters
    times = {}
    for language, sentences in (("nl", _DUTCH), ("en", _ENGLISH)):
        find_dates(sentences[0], language)
        search_dates(sentences[0], languages=[language])
        text = long_text(sentences, characters)
        piece = long_text(sentences, 1)
        ours = len(text) / min(processor_seconds(lambda t=text, lang=language: find_dates(t, lang)) for _ in range(3))
        theirs = len(piece) / processor_seconds(lambda t=piece, lang=language: search_dates(t, languages=[lang]))
        times[language] = ours / theirs
        print(f"{language}: {ours:,.0f} characters/s; dateparser {theirs:,.0f}; {ours / theirs:,.0f} times")
    print_shapes(lambda text: find_dates(text, "nl"), _SHAPES, _SHAPE_SIZE)
    told = f"{times['nl']:.0f} times (Dutch), {times['en']:.0f} times (English)"
    peer = "`dateparser.search_dates`"
    return [Figure("dates on one long text", peer, "≥ 20 times its speed", told, min(times.values()) >= 20)]


if __name__ == "__main__":
    main()
