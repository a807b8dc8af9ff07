"""Parts of a number of people told by place, by fate, beside a date, and their shares: firing, and near misses."""

from __future__ import annotations

import pytest

from tests.validate.rules.judging import Case, check, dutch, fires, silent

CASES = (
    # ---- a date or a bracketed year between a total and the colon before its parts
    fires(
        "parts_sum_to_total",
        "It lost 251 people between May 1961 and June 1966: 240 soldiers, four police officers and five civilians.",
        at=("251", "240", "four", "five"),
    ),
    fires("parts_sum_to_total", "It has 1,014 men (2019): 790 soldiers, 61 police and 173 civilians.", at=("1,014",)),
    silent("parts_sum_to_total", "It had 800 men in 1961: 500 in May 1962 and 200 in 1963."),
    silent("parts_sum_to_total", "It lost 9 people in 1961: 4 soldiers, 3 police officers and 2 civilians."),
    # ---- parts that say where they are
    fires("parts_sum_to_total", "The enclave held 400 men: 450 in the town and 120 in the hills.", at=("400", "450")),
    fires(
        "parts_sum_to_total",
        dutch("In totaal dienden er 4.748 Nederlanders: 3.872 bij de landmacht en 1.460 bij de marine."),
        at=("4.748", "3.872", "1.460"),
    ),
    silent("parts_sum_to_total", dutch("Er dienden 900 Nederlanders: 700 bij de landmacht en 200 bij de marine.")),
    silent("parts_sum_to_total", "The enclave held 400 men: 250 in the town, 50 at sea and others in the hills."),
    silent("parts_sum_to_total", "The camp had 450 men: 150 on guard, 200 at rest and the others on leave."),
    silent("parts_sum_to_total", "They lost 40 men: 14 in May 1961 and 12 in June 1962."),
    # ---- one each
    silent("parts_sum_to_total", "Ten men died: seven Nigerians and one each from Mali, Senegal and Botswana."),
    silent("casualties_sum_by_country", "Ten peacekeepers died: seven Nigerians and one each from Mali and Togo."),
    # ---- what became of them
    fires("parts_sum_to_total", "They took 11 men; of these 11, nine were killed and three survived.", at=("nine",)),
    fires(
        "parts_sum_to_total",
        dutch("Van de 120 man sneuvelden er 96 in gevechten en stierven er 27 door ongevallen."),
        at=("120", "96", "27"),
    ),
    silent("parts_sum_to_total", "Of the 12 men, four were killed and eight survived."),
    silent("parts_sum_to_total", "Of the 12 men, nine spoke French and seven English."),
    silent("parts_sum_to_total", "Of the 40 hostages, 30 died, of whom 20 were shot."),
    silent("parts_sum_to_total", dutch("Van de 12 man overleefden er zeven, onder wie zes Belgen.")),
    # ---- shares of one whole in a row
    fires(
        "percentage_matches",
        "The team had 200 men, of whom 150 soldiers (75 percent) and 50 police (35 percent).",
        at=("35 percent", "50", "200"),
    ),
    fires(
        "percentage_matches",
        dutch("Er gingen 400 mensen, van wie 300 militairen (75 procent) en 100 politiemensen (35 procent)."),
        at=("35 procent", "100", "400"),
    ),
    silent("percentage_matches", "It had 400 members, of whom 100 women (25%) and 300 men (75%)."),
    # ---- the rest of a hundred
    fires(
        "percentage_matches",
        "He got 49.6 per cent, his rival 40.1 per cent and nine others the remaining 20.3 per cent.",
        at=("49.6 per cent", "40.1 per cent", "20.3 per cent"),
    ),
    fires(
        "percentage_matches", dutch("Zij dragen 40 procent, 30 procent en de overige 20 procent."), at=("20 procent",)
    ),
    silent("percentage_matches", "He had 49.6 per cent, his rival 40.1 per cent, others the remaining 10.3 per cent."),
    silent("percentage_matches", "Its share rose from 10 percent to 30 percent, and the remaining 50 percent was cut."),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_parts_of_people(case: Case) -> None:
    check(case)
