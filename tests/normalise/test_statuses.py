import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.printed import KeyEntry
from extractors.records import Place
from normalise.statuses import Scale, status_of_words
from normalise.vocabulary import STATES, STATUSES, Meaning

PLACE = Place(line=1)


def key(*entries: tuple[str, str], kind: str = "status") -> list[KeyEntry]:
    return [KeyEntry(label, meaning, kind, PLACE) for label, meaning in entries]


GROVE = key(("G", "Implemented"), ("A", "Being Implemented"), ("R", "Not Implemented"), ("W", "Super-ceded"))
DALE = key(
    ("Blue", "Action complete"),
    ("Green", "On track to be delivered on time"),
    ("Amber", "Some slippage"),
    ("Red", "Off track - in need of attention"),
    ("White", "Not due to start yet"),
)


@pytest.mark.parametrize(
    ("entries", "meant"),
    [
        (GROVE, ["green complete", "amber in progress", "red off track", "white superseded"]),
        (DALE, ["blue complete", "green on track", "amber at risk", "red off track", "white not started"]),
        (
            key(("C", "Complete"), ("O", "On track"), ("D", "Delayed")),
            ["None complete", "None on track", "None off track"],
        ),
        (
            key(("A", "Achieved"), ("N", "Not achieved"), ("P", "Partly achieved")),
            ["None complete", "None off track", "None in progress"],
        ),
        (key(("🟢", "Done"), ("🔴", "Not started")), ["green complete", "red not started"]),
        (
            key(("B", "Cancelled/closed/no longer required"), ("G", "Complete"), ("R", "Overdue")),
            ["None superseded", "green complete", "red off track"],
        ),
        (
            key(("Delivered", "Done, proof awaited"), ("Ongoing", ""), ("Closed", "No longer pursued")),
            ["None complete", "None in progress", "None superseded"],
        ),
        (
            key(
                ("1", "Not started"),
                ("2", "Early stages"),
                ("3", "Part delivered"),
                ("4", "Mostly done"),
                ("5", "Done"),
            ),
            ["None not started", "None in progress", "None in progress", "None in progress", "None complete"],
        ),
        (
            key(("Yes", "Recommendation met"), ("Partly", "Recommendation partly met")),
            ["None complete", "None in progress"],
        ),
        (
            key(("Green", "On track to deliver"), ("Amber", "Risk to delivery"), ("Red", "Delivery not expected")),
            ["green on track", "amber at risk", "red off track"],
        ),
        (key(("B", "Closed"), ("G", "On target"), ("R", "Late")), ["blue complete", "green on track", "red off track"]),
        (
            key(("R", "Red"), ("A", "Amber"), ("G", "Green")),
            ["red off track", "amber at risk", "green on track"],
        ),
        (
            key(("R", "Stalled"), ("A", "Behind schedule"), ("Y", "Minor concerns"), ("G", "As planned")),
            ["red off track", "amber at risk", "amber/green at risk", "green on track"],
        ),
        (
            key(
                ("G", "Delivery highly likely"), ("AG", "Delivery probable"), ("AR", "In doubt"), ("R", "Unachievable")
            ),
            ["green on track", "amber/green on track", "amber/red at risk", "red off track"],
        ),
        (key(("Completed", "Green"), ("Underway", "Amber")), ["green complete", "amber in progress"]),
        (key(("1", "Complete"), ("2", "Underway")), ["None complete", "None in progress"]),
        (key(("[fill #00B050]", "Delivered"), ("[fill #FF0000]", "Overdue")), ["green complete", "red off track"]),
        (
            key(("Red", "Not completed by its due date"), ("Amber", "At risk of not being completed on time")),
            ["red off track", "amber at risk"],
        ),
        (
            key(
                ("R", "Unlikely to be completed"),
                ("A", "Plan in place but not yet complete"),
                ("G", "Evidenced as complete"),
            ),
            ["red off track", "amber in progress", "green complete"],
        ),
    ],
)
def test_the_reports_own_key_decides(entries: list[KeyEntry], meant: list[str]) -> None:
    scale = Scale.from_key(entries)
    readings = [scale.read(entry.label) for entry in entries]
    assert [f"{reading.status} {reading.state}" for reading in readings] == meant
    assert all(reading.known for reading in readings)


def test_a_label_of_two_states_says_so() -> None:
    reading = Scale.from_key(key(("Green", "Complete or on track"), ("Red", "Overdue"))).read("Green")
    assert (reading.state, reading.may_be) == ("on track", ("complete", "on track"))


def test_letters_and_words_and_discs_of_a_key_are_one() -> None:
    scale = Scale.from_key(GROVE)
    assert {scale.read(text) for text in ("G", "g", "Green", "GREEN", "🟢", "(G)", "Implemented")} == {scale.read("G")}


@pytest.mark.parametrize("label", ["B", "Blue", "X", "A/G", "Purple", "Fine"])
def test_a_label_that_the_key_lacks_is_not_known(label: str) -> None:
    reading = Scale.from_key(GROVE).read(label)
    assert not reading.known
    assert reading.state == "unknown"


@pytest.mark.parametrize("label", ["", "-", "N/A", "n/a", "TBC", "Not Applicable", "c/f", "Exempt under Section 9"])
def test_no_rating_is_always_known(label: str) -> None:
    for scale in (Scale.from_key(GROVE), Scale.from_key(())):
        reading = scale.read(label)
        assert (reading.status, reading.state, reading.known) == (None, "unknown", True)


def test_words_explain_themselves_beside_colours_but_not_beside_other_words() -> None:
    assert Scale.from_key(GROVE).read("Overdue").known
    assert not Scale.from_key(key(("Done", "Finished"), ("Doing", "Underway"))).read("Overdue").known


@pytest.mark.parametrize(
    ("printed", "status", "state"),
    [
        ("G (was A)", "green", "on track"),
        ("Amber ↑", "amber", "at risk"),
        ("Green → Amber", "amber", "at risk"),
        ("R ▲", "red", "off track"),
        ("Complete (Green)", "green", "complete"),
        ("GREEN - Complete", "green", "complete"),
        ("GREEN-Complete", "green", "complete"),
        ("Green on track", "green", "on track"),
        ("Status: Green", "green", "on track"),
        ("RAG: A", "amber", "at risk"),
        ("RAG status - Green", "green", "on track"),
        ("Improved from Red to Amber", "amber", "at risk"),
        ("Amber (no change)", "amber", "at risk"),
        ("A (previously R)", "amber", "at risk"),
        ("A (Delayed)", "amber", "at risk"),
        ("R (Delayed)", "red", "off track"),
        ("A-G", "amber/green", "on track"),
        ("Red/Amber", "amber/red", "at risk"),
        ("🟢 Green", "green", "on track"),
        ("G, A", None, "unknown"),
        ("Red\nGreen", None, "unknown"),
        ("R/G", None, "unknown"),
        ("A greener place to live", None, "unknown"),
        ("Independent advice prevented a complete assessment", None, "unknown"),
        ("✓", None, "unknown"),
    ],
)
def test_notes_in_a_cell_without_a_key(printed: str, status: str | None, state: str) -> None:
    reading = Scale.from_key(()).read(printed)
    assert (reading.status, reading.state) == (status, state)


def test_a_carry_forward_note_is_kept_apart() -> None:
    reading = Scale.from_key(GROVE).read("A c/f")
    assert (reading.status, reading.state, reading.known, reading.carried_forward) == (
        "amber",
        "in progress",
        True,
        True,
    )


def test_a_label_that_means_carried_forward() -> None:
    scale = Scale.from_key(GROVE + key(("*", "Carried forward"), kind="carried forward"))
    assert scale.read("A*").carried_forward
    assert scale.read("A*").status == "amber"
    other = Scale.from_key(GROVE + key(("P", "Carried forward to next year")))
    assert other.read("P").carried_forward


@pytest.mark.parametrize(
    ("fill", "status"),
    [
        ("#00B050", "green"),
        ("#92D050", "green"),
        ("#C6EFCE", "green"),
        ("#FFC000", "amber"),
        ("#FFFF00", "amber"),
        ("#ED7D31", "amber"),
        ("#FF0000", "red"),
        ("#C00000", "red"),
        ("#FFC7CE", "red"),
        ("#7030A0", None),
        ("#000000", None),
        ("not a fill", None),
    ],
)
def test_a_fill_speaks_where_nothing_is_printed(fill: str, status: str | None) -> None:
    scale = Scale.from_key(())
    assert scale.read("", fill).status == status
    assert scale.read("R", fill).status == "red"


@pytest.mark.parametrize("fill", ["#FFFFFF", "#D9D9D9", "#DDEBF7"])
def test_a_fill_that_tables_wear_for_show_is_a_rating_only_where_the_report_says_so(fill: str) -> None:
    reading = Scale.from_key(GROVE[:3]).read("", fill)
    assert (reading.status, reading.known) == (None, True)
    said = Scale.from_key(key(("White", "Not started"), ("Grey", "Paused"), ("Blue", "Done"))).read("", fill)
    assert said.status in ("white", "grey", "blue")


@pytest.mark.parametrize(
    ("words", "status", "state"),
    [
        ("rated green", "green", "complete"),
        ("Being implemented", "amber", "in progress"),
        ("in the process of being implemented", None, "in progress"),
        ("completed", None, "complete"),
        ("were amber", "amber", "in progress"),
        ("purple", None, "unknown"),
        ("green spaces", None, "unknown"),
    ],
)
def test_prose_is_read_by_the_key(words: str, status: str | None, state: str) -> None:
    reading = Scale.from_key(GROVE).read_words(words)
    assert (reading.status, reading.state) == (status, state)


def test_yellow_is_the_amber_light_unless_amber_is_printed_too() -> None:
    assert Scale.from_key((), ["R", "Y", "G"]).read("Y").status == "amber"
    assert Scale.from_key((), ["R", "A", "Y", "G"]).read("Y").status == "amber/green"


def test_what_is_to_be_done_is_not_done() -> None:
    assert Scale.from_key(GROVE).read_words("to be implemented").state == "unknown"


def test_status_of_words() -> None:
    assert status_of_words("were rated as green") == "green"
    assert status_of_words("Amber/Red") == "amber/red"
    assert status_of_words("red and green") is None


@given(st.text(max_size=60), st.one_of(st.none(), st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)))
def test_any_cell_gives_a_reading_of_the_public_words(printed: str, fill: str | None) -> None:
    for scale in (Scale.from_key(()), Scale.from_key(GROVE)):
        reading = scale.read(printed, fill)
        assert reading.status is None or reading.status in STATUSES
        assert reading.state in STATES


@given(st.permutations(DALE), st.sampled_from(["B", "Green", "Amber ↓", "r", "White", "Delayed", ""]))
def test_the_order_of_a_key_does_not_matter(entries: list[KeyEntry], label: str) -> None:
    assert Scale.from_key(entries).read(label) == Scale.from_key(DALE).read(label)


@pytest.mark.parametrize(("printed", "status"), [("Red²", "red"), ("G¹,²", "green"), ("Amber³", "amber")])
def test_the_mark_of_a_note_is_no_part_of_a_rating(printed: str, status: str) -> None:
    reading = Scale.from_key(()).read(printed)
    assert reading.known and reading.status == status


OWN = {
    "in bloom": Meaning(None, "on track"),
    "wilting": Meaning("red", "off track"),
    "green": Meaning("green", "complete"),
    "complete": Meaning(None, "in progress"),
    "+++": Meaning(None, "complete"),
}


@pytest.mark.parametrize(
    ("printed", "status", "state"),
    [
        ("In bloom", None, "on track"),
        ("IN BLOOM (was wilting)", None, "on track"),
        ("Wilting", "red", "off track"),
        ("Green", "green", "complete"),
        ("G", "green", "complete"),
        ("Complete", None, "in progress"),
        ("+++", None, "complete"),
        ("Amber", "amber", "at risk"),
        ("Overdue", None, "off track"),
    ],
)
def test_an_organisations_own_labels_outrank_every_vocabulary(printed, status, state):
    reading = Scale.from_key((), ["Green", "Amber"], OWN).read(printed)
    assert (reading.status, reading.state, reading.known, reading.may_be) == (status, state, True, ())


@pytest.mark.parametrize(
    ("entries", "printed", "state"),
    [
        (GROVE, "In bloom", "on track"),
        (GROVE, "Green", "complete"),
        (DALE, "Green", "on track"),
        (DALE, "G", "on track"),
        (key(("In bloom", "Complete"), ("Wilting", "Not started")), "In bloom", "complete"),
        (key(("1", "In bloom: work is complete"), ("2", "Wilting")), "Wilting", "unknown"),
    ],
)
def test_the_reports_own_key_outranks_the_organisations_labels(entries, printed, state):
    assert Scale.from_key(entries, (), OWN).read(printed).state == state


def test_own_labels_are_known_in_prose():
    assert Scale.from_key((), (), OWN).read_words("wilting").state == "off track"


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("Ar y trywydd iawn / On track", "on track"),
        ("Críochnaithe / Complete", "complete"),
        ("Somewhere / Elsewhere", "unknown"),
    ],
)
def test_a_label_in_two_languages_is_understood_by_the_half_that_is(printed: str, state: str) -> None:
    assert Scale.from_key((), [printed]).read(printed).state == state
