"""Every vocabulary file is well formed, and every one has its cases beside these tests."""

import tomllib
from pathlib import Path

import pytest

from normalise.state_words import states_of_text
from normalise.statuses import Scale
from normalise.vocabulary import FOLDER, NO_STATE, BadVocabulary, label_form, read, vocabularies

CASES = Path(__file__).with_name("vocabularies")
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def cases(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))


def test_every_file_is_loaded() -> None:
    assert [vocabulary.name for vocabulary in vocabularies()] == NAMES
    assert {"rag", "brag", "rayg", "delivery_confidence", "implementation_words"} <= set(NAMES)


def test_every_case_file_has_its_vocabulary() -> None:
    assert sorted(path.stem for path in CASES.glob("*.toml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_labels(name: str) -> None:
    labels = cases(name)["labels"]
    scale = Scale.from_key((), labels)
    read_as = {label: scale.read(label) for label in labels}
    assert {label: [r.status or "", r.state] for label, r in read_as.items()} == labels
    assert all(reading.known for reading in read_as.values())


@pytest.mark.parametrize("name", NAMES)
def test_meanings(name: str) -> None:
    meanings = cases(name).get("meanings", {})
    assert {text: (states_of_text(text) or ("",))[0] for text in meanings} == meanings


@pytest.mark.parametrize("vocabulary", vocabularies(), ids=lambda vocabulary: vocabulary.name)
def test_every_meaning_has_a_case(vocabulary) -> None:  # type: ignore[no-untyped-def]
    own = cases(vocabulary.name)
    shown = {(status or None, state) for status, state in own["labels"].values()}
    assert {(meaning.status, meaning.state) for meaning in vocabulary.labels.values()} <= shown
    states = {state for states in vocabulary.phrases.values() for state in states[:1]} - {NO_STATE}
    assert states <= {state for _, state in shown} | set(own.get("meanings", {}).values())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('about = "x"\nsource = "y"\n[[label]]\nprints = ["G"]\nstatus = "lime"\nstate = "on track"', "lime"),
        ('about = "x"\nsource = "y"\n[[label]]\nprints = ["G"]\nstate = "fine"', "fine"),
        ('about = "x"\nsource = "y"\n[[label]]\nstate = "on track"', "prints"),
        ('about = "x"\nsource = "y"\n[phrases]\nfine = ["good"]', "fine"),
        ('about = "x"\n', "source"),
        (
            'about = "x"\nsource = "y"\n[[label]]\nprints = ["G", "g."]\nstatus = "green"\nstate = "on track"',
            "twice",
        ),
        ("about = ", "TOML"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadVocabulary, match=rf"mine\.toml.*{told}"):
        read(path)


@pytest.mark.parametrize(
    ("printed", "form"), [(" Red ", "red"), ("(A)", "a"), ("A / G", "a/g"), ("C.", "c"), ("✔", "✓"), ("", "")]
)
def test_label_form(printed: str, form: str) -> None:
    assert label_form(printed) == form
