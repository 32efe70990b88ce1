import pytest

from normalise.leads import split


@pytest.mark.parametrize(
    ("printed", "partners"),
    [
        ("Police / Council", ["Police", "Council"]),
        ("Police/Council", ["Police", "Council"]),
        ("A Marsh (Police), B Hill (YOS)", ["A Marsh (Police)", "B Hill (YOS)"]),
        ("YOS, CRC and NPS", ["YOS", "CRC", "NPS"]),
        ("CSP & YOS", ["CSP", "YOS"]),
        ("• Fire Service\n• Council", ["Fire Service", "Council"]),
        ("Police; Probation", ["Police", "Probation"]),
        ("Cllr Reed, Cllr Moss", ["Cllr Reed", "Cllr Moss"]),
        ("J Reed, Director of Housing, A Moss, Head of Law", ["J Reed, Director of Housing", "A Moss, Head of Law"]),
        ("Director of Housing, Director of Finance", ["Director of Housing", "Director of Finance"]),
        ("Police, Fire and Rescue Service", ["Police", "Fire and Rescue Service"]),
        ("Police / police", ["Police"]),
        ("Police / TBC", ["Police"]),
    ],
)
def test_partners(printed: str, partners: list[str]) -> None:
    assert list(split(printed)) == partners


@pytest.mark.parametrize(
    "printed",
    [
        "Community Safety & Housing",
        "Health and Wellbeing Board",
        "Children & Families Service",
        "Reed, Director of Housing",
        "Housing, Health and Care",
        "A/Supt Moss",
        "Head of HR/OD",
        "Lead for Families (Social Care/Health)",
    ],
)
def test_one_partner_stays_whole(printed: str) -> None:
    assert split(printed) == (printed,)


@pytest.mark.parametrize("printed", ["", " ", "-", "TBC", "N/A", "n/a", "To be confirmed", "Vacant", "none"])
def test_nobody(printed: str) -> None:
    assert split(printed) == ()
