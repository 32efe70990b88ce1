"""The organisation that a report belongs to, and those that only receive or write it."""

import pytest

from normalise.organisations import find_organisation


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (["Northtown Borough Council", "Report of the Director of Place"], "Northtown Borough Council"),
        (["NORTHTOWN AND DISTRICT FLOOD PARTNERSHIP"], "Northtown and District Flood Partnership"),
        (["Moorshire Council Plan 2019-23"], "Moorshire Council"),
        (["Moorshire Constabulary Improvement Plan"], "Moorshire Constabulary"),
        (["Eastmere Hospitals NHS Foundation Trust", "Board"], "Eastmere Hospitals NHS Foundation Trust"),
        (["Police and Crime Commissioner for Moorshire"], "Police and Crime Commissioner for Moorshire"),
        (["Royal Borough of Eastmere and Ham"], "Royal Borough of Eastmere and Ham"),
        (["Health and Wellbeing Board – 3 May 2019"], "Health and Wellbeing Board"),
        (["Health and Wellbeing Board", "Moorshire County Council Care Plan"], "Health and Wellbeing Board"),
        (["Report of Moorshire County Council's Chief Executive"], None),
        (["Overview and Scrutiny Committee", "Flood Panel"], None),
        (["Council Plan 2019-23"], None),
        (["Bwrdd Iechyd Prifysgol Glan Teg / Glan Teg University Health Board"], "Glan Teg University Health Board"),
        (["University of Northmere", "Equality Plan"], "University of Northmere"),
        (["Glan Teg University Strategy"], "Glan Teg University"),
        (["Shire of Wandara", "Operational Plan"], "Shire of Wandara"),
        (["City of Eastmere"], "City of Eastmere"),
        (["City of Culture Delivery Plan"], None),
        (["Cyngor Sir Glanfor"], "Cyngor Sir Glanfor"),
        (["Trust in Policing Plan", "the Partnership Board"], None),
        ([], None),
    ],
)
def test_the_organisation_of_a_title(lines: list[str], organisation: str | None) -> None:
    assert find_organisation(lines) == organisation
