"""`places` that a text on a mission, a conflict or a resolution only names: cities, regions, bases and sites.

No words give them a role, so theirs is ``other``; a country that is only named is no place of the text. A place that
has a role elsewhere keeps its row, and that it is named before that is a statement on it.
"""

from __future__ import annotations

from pipeline.extract.rows import Row
from pipeline.extract.world.named_actors import is_on_missions
from pipeline.extract.world.place_rows import Role, Written, places_in, state_name, write
from pipeline.lexicon.countries import form_of

_ROLE = "other"


def write_named(written: Written) -> None:
    """Write the places down that the sentences of a document name, where it names a mission or resolution too."""
    rows = written.rows
    if not is_on_missions(rows):
        return
    first: dict[str, tuple[int, Row]] = {}
    for row in written.by_id.values():
        name = row.values["name"]
        if name not in first or row.span[0] < first[name][0]:
            first[name] = (row.span[0], row)
    read = {sentence.block.index: sentence.block for sentence in rows.sentences}
    named: set[str] = set()
    for block in read.values():
        for place in places_in(rows, block):
            name = " ".join(place.name.split())
            if place.kind == "capital" and place.country_code is None:
                continue  # "the capital, X" may as well name who built it
            if place.kind == "country" or name in named or form_of(name, rows.document.language) is not None:
                continue
            named.add(name)
            if name not in first:
                write(written, block, Role(place, _ROLE, place.start, place.end), None, "places.named")
            elif block.span(place.start, place.end)[1] <= first[name][0]:
                state_name(written, block, place, first[name][1])
