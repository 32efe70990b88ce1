"""The settings file: what it may say, how a mistake is told, and where the file is looked for."""

import pickle
import re
from dataclasses import fields, replace
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.faults import Fault
from extractors.grids.own_words import FIELDS
from ingest.reader_settings import ReaderSettings
from ingest.settings import Settings, find_settings, load_settings
from ingest.settings.lines import lines_of
from normalise.vocabulary import STATES, Meaning

WHOLE = """\
# How the quayside reports are checked.
[audit]
fail_on = "warning"
select = ["CNT", "own001",
    "stale-suppression"]
baseline = "known.json"

[audit.severity]
OWN001 = "info"
sta006 = "off"

[reading]
max_memory = 2048
timeout = 300

[plans]
"Brighter Quayside Plan" = ["quayside", "2024-*/quay*.pdf"]

[[suppress]]
fingerprint = "00AA11bb22cc33dd"
why = "The note under the table explains it."
by = "R. Osei"
until = 2027-01-31

[[suppress]]
code = "cnt001"
plan = "Brighter Quayside Plan"
subject = "Clean Streets | *"
why = "Paused actions are counted on purpose."
by = "J. Tan"
until = "2027-03-31"
"""


def test_everything_that_may_be_said(tmp_path):
    path = tmp_path / "tallybook.toml"
    path.write_text(WHOLE)
    read = load_settings(path)
    assert read.path == path
    assert (read.audit.fail_on, read.audit.select) == ("warning", ("CNT", "own001", "stale-suppression"))
    assert read.audit.baseline == tmp_path / "known.json"
    assert read.audit.severity == {"OWN001": "info", "STA006": "off"}
    assert (read.reading.max_memory, read.reading.timeout) == (2048, 300)
    assert [(each.plan, each.patterns) for each in read.plans] == [
        ("Brighter Quayside Plan", ("quayside", "2024-*/quay*.pdf"))
    ]
    first, second = read.suppressions
    assert (first.fingerprint, first.until, first.place.line) == ("00aa11bb22cc33dd", date(2027, 1, 31), 19)
    assert (second.code, second.who, second.until) == ("CNT001", "J. Tan", date(2027, 3, 31))
    assert second.origin == str(path)


@pytest.mark.parametrize("text", ["", "\ufeff# begun in Notepad\r\n[audit]\r\n", "\n\n"])
def test_what_is_left_out_has_its_default(tmp_path, text):
    path = tmp_path / "tallybook.toml"
    path.write_bytes(text.encode())
    assert load_settings(path) == Settings(path)
    assert load_settings(None) == Settings()


SUPPRESS = '[[suppress]]\nfingerprint = "00aa11bb22cc33dd"\nwhy = "w"\nby = "b"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[audit]\nfail_on = "errors"\n', 2, "fail_on is “errors”"),
        ("[audit]\n\n# a note\nfail_on = true\n", 4, "fail_on is True"),
        ("audit = 3\n", 1, "audit must be a table"),
        ('[audit]\nselect = ["CNT",\n "NOPE"]\n', 2, "no check called “NOPE”"),
        ('[audit]\nignore = ["cross-foots"]\n', 2, "there is no check called “cross-foots”"),
        ("[audit]\nignore = [1]\n", 2, "ignore must be a list of texts"),
        ('[audit.severity]\nOWN001 = "info"\nOWN01 = "off"\n', 3, "did you mean “OWN001”?"),
        ('[audit]\nseverity.OWN001 = "quiet"\n', 2, "error, warning, info, off"),
        ('[audit]\nseverity = { OWN001 = "off",OWN009 = "off" }\n', 2, "no check called “OWN009”"),
        ('[audit]\nfailon = "never"\n', 2, "did you mean “fail_on”?"),
        ("\n[audits]\n", 2, "did you mean “audit”?"),
        ("[reading]\nmax_memory = 12\n", 2, "at least 256"),
        ("[reading]\nmax_memory = true\n", 2, "max_memory is True"),
        ('[reading]\ntimeout = "long"\n', 2, "timeout is “long”"),
        ("[reading]\ntimeout = nan\n", 2, "timeout is nan"),
        ("[reading]\ntimeout = inf\n", 2, "at most 1,000,000,000"),
        ("[reading]\nmax_memory = 2_000_000_000_000\n", 2, "at most 1,000,000,000"),
        ("[reading]\nmax_size = 0\n", 2, "a whole number of MB, at least 1"),
        ("[reading]\nmax_entries = 1.5\n", 2, "a whole number of files, at least 1"),
        ("[reading]\npages = 3\nmax_unpacked = '16 GB'\n", 3, "a whole number of GB, at least 1"),
        ("[reading]\nmax_ratio = -3\n", 2, "max_ratio is -3"),
        ("[reading]\nmax_pages = 5\n", 2, "did you mean “pages”?"),
        ('[reading]\nexclude = ["drafts",\n ""]\n', 2, "exclude must be a list of texts"),
        ("[reading]\nexclude = { drafts = 1 }\n", 2, "exclude must be a list of texts"),
        ('[reading]\nexclude = ["/"]\n', 2, "“/” is no name"),
        ("max_memory = 512\n[reading]\n", 1, "write it under [reading]"),
        ("\nfail_on = 'never'\n", 2, "write it under [audit]"),
        ("[Reading]\npages = 5\n", 1, "did you mean “reading”?"),
        ("[[reading]]\npages = 5\n", 1, "write [reading] on a line of its own"),
        ("[reading]\npages = 1\n[reading]\npages = 2\n", 3, "this is not TOML"),
        ("[reading]\r\nmax_memory = 512 MB\r\n", 2, "this is not TOML"),
        ('[plans]\n"A plan" = ["a"]\n"a Plan " = ["b"]\n', 3, "are the same plan"),
        ("[plans]\nA = ['/a']\n", 2, "does not lie beside this file"),
        ('[plans]\n"A plan" = ["../other"]\n', 2, "does not lie beside this file"),
        ('[plans]\n"A plan" = []\n', 2, "a plan needs its name"),
        ("[suppress]\nwhy = 'x'\n", 1, "begin each with [[suppress]]"),
        (SUPPRESS + "\n" + SUPPRESS.replace("00aa", "00"), 7, "a fingerprint is 16"),
        (SUPPRESS + '\n[[suppress]]\nfingerprint = "00aa11bb22cc33dd"\nby = "b"\n', 6, "needs its reason"),
        (SUPPRESS + '\n[[suppress]]\nfingerprint = "00aa11bb22cc33dd"\nwhy = "w"\n', 6, "needs the name"),
        (SUPPRESS + 'reason = "r"\n', 5, "“reason”"),
        (SUPPRESS + 'why = "w"\n', 5, "this is not TOML"),
        (SUPPRESS + "until = 2027-13-01\n", 5, "this is not TOML"),
        (SUPPRESS + 'until = "next year"\n', 5, "which is no date"),
        (SUPPRESS + "until = 2027-01-01T10:00:00\n", 5, "which is no date"),
        (SUPPRESS.replace('"w"', '"  "'), 3, "why must be a text"),
        ('[[suppress]]\ncode = "CNT001"\nplan = "P"\nwhy = "w"\nby = "b"\n', 1, "which finding"),
        (
            '[[suppress]]\ncode = "CNT0001"\nplan = "P"\nsubject = "s"\nwhy = "w"\nby = "b"\n',
            2,
            "did you mean “CNT001”?",
        ),
        ("[audit\n", 1, "this is not TOML"),
        ("[reading]\npages = 0\n", 2, "at least 1"),
        ('[reading]\nyear_start = "Avril"\n', 2, "year_start is “Avril”, which is no month"),
        ("[reading]\nyear_start = 13\n", 2, "which is no month"),
        ("[reading]\nyear_start = 9.0\n", 2, "which is no month"),
        ("[reading]\nyear_start = true\n", 2, 'year_start = "September"'),
        ("[reading]\nyear_started = 4\n", 2, "did you mean “year_start”?"),
        ("[vocabulary]\n[vocabulary.rating]\n", 2, "did you mean “ratings”?"),
        ('[vocabulary.ratings]\n\n"In bloom" = "on-track"\n', 3, "did you mean “on track”?"),
        ('[vocabulary.ratings]\n"In bloom" = 3\n', 2, "In bloom is 3"),
        ('[vocabulary.ratings]\n"In bloom" = { status = "green" }\n', 2, "“In bloom” has no state"),
        ('[vocabulary.ratings]\n"In bloom" = { state = "on track", status = "gren" }\n', 2, "did you mean “green”?"),
        ('[vocabulary.ratings]\n"In bloom" = { state = "on track", colour = "green" }\n', 2, "has no “colour”"),
        ('[vocabulary.ratings]\n"In bloom" = "on track"\n" (IN BLOOM). " = "complete"\n', 3, "are the same label"),
        ('[vocabulary.ratings]\n" " = "on track"\n', 2, "can be no label"),
        (f'[vocabulary.ratings]\n"{"x" * 61}" = "on track"\n', 2, "in 1 to 60 letters"),
        ('[vocabulary.columns]\n"Seed-bed" = "actions"\n', 2, "did you mean “action”?"),
        ('[vocabulary.columns]\n"Seed-bed" = "action"\n"SEED BED (all)" = "lead"\n', 3, "are the same heading"),
        ('[plans."A plan"]\nyear_start = 9\n', 1, 'write files = ["folder"]'),
        ('[plans."A plan"]\nfiles = ["a"]\nyear_start = "Mars"\n', 3, "which is no month"),
        ('[plans."A plan"]\nfiles = ["a"]\n\n[plans."A plan".columns]\nSeed = "leed"\n', 5, "did you mean “lead”?"),
        ('[plans]\n"A plan" = { file = ["a"] }\n', 2, "a plan needs its name"),
        ('[plans]\n"A plan" = { files = ["a"], yearstart = 9 }\n', 2, "did you mean “year_start”?"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(tmp_path, text, line, words):
    path = tmp_path / "tallybook.toml"
    path.write_text(text)
    with pytest.raises(Fault) as told:
        load_settings(path)
    assert f"tallybook.toml, line {line}: " in told.value.cause
    assert words in f"{told.value.cause} {told.value.remedy}"
    assert told.value.remedy
    assert told.value.exit_code == 2


@pytest.mark.parametrize(
    ("said", "month"), [("9", 9), ('"September"', 9), ('"sept"', 9), ('" MAY "', 5), ('"jan"', 1), ('"December"', 12)]
)
def test_a_month_is_given_by_number_or_name(tmp_path, said, month):
    path = tmp_path / "tallybook.toml"
    path.write_text(f"[reading]\nyear_start = {said}\n")
    assert load_settings(path).reading.reader.year_start == month


VOCABULARY = """\
[reading]
pages = 12
year_start = 9
[vocabulary.ratings]
"In bloom" = "on track"
Amber = { state = "in progress" }
Wilting = { state = "off track", status = "red" }
[vocabulary.columns]
"Seed-bed" = "action"
[plans]
"Quay Plan" = "quay"
[plans."Garden Plan"]
files = ["gardens", "q*.txt"]
year_start = "January"
ratings = { "IN BLOOM" = "complete" }
columns = { Gardener = "lead" }
"""


def test_how_a_file_is_read_depends_on_its_plan(tmp_path):
    path = tmp_path / "tallybook.toml"
    path.write_text(VOCABULARY)
    read = load_settings(path)
    usual = ReaderSettings(
        9,
        (
            ("In bloom", Meaning(None, "on track")),
            ("Amber", Meaning("amber", "in progress")),
            ("Wilting", Meaning("red", "off track")),
        ),
        (("Seed-bed", "action"),),
        12,
    )
    own = replace(
        usual,
        year_start=1,
        ratings=(*usual.ratings[1:], ("IN BLOOM", Meaning(None, "complete"))),
        columns=(*usual.columns, ("Gardener", "lead")),
    )
    assert read.plan_of(tmp_path / "gardens" / "a.txt") == "Garden Plan"
    assert read.reader_of(tmp_path / "gardens" / "a.txt") == own
    assert read.reader_of(tmp_path / "quay" / "a.txt") == read.reader_of(tmp_path / "a.txt") == usual
    assert read.reader_of(tmp_path / "quay" / "a.txt", "garden plan") == own
    assert load_settings(None).reader_of(path) == ReaderSettings()


def test_settings_that_read_otherwise_have_another_mark_and_travel(tmp_path):
    path = tmp_path / "tallybook.toml"
    path.write_text(VOCABULARY)
    read = load_settings(path)
    ways = [read.reading.reader, read.reader_of(path, "Garden Plan"), replace(read.reading.reader, pages=None)]
    assert len({each.mark for each in ways} | {""}) == len(ways) + 1
    assert ReaderSettings().mark == ""
    assert [(copy, copy.mark) for copy in pickle.loads(pickle.dumps(ways))] == [(each, each.mark) for each in ways]


def test_the_template_is_valid_and_shows_every_setting(tmp_path):
    text = files("ingest.settings").joinpath("template.toml").read_text("utf-8")
    path = tmp_path / "tallybook.toml"
    path.write_text(text)
    assert load_settings(path) == Settings(path)
    path.write_text(re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE))
    read = load_settings(path)
    for part in (read, read.audit, read.reading, read.reading.reader, *read.plans[1:]):
        for each in fields(part):
            assert getattr(part, each.name) != each.default, each.name
    own, usual = read.plans[1].reader, read.reading.reader
    assert all(getattr(own, name) != getattr(usual, name) for name in ("year_start", "ratings", "columns"))
    assert {name for each in read.suppressions for name in ("fingerprint", "until", "period") if getattr(each, name)}
    for word in (*STATES, *FIELDS):
        assert f'"{word}"' in text


def test_a_file_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "tallybook.toml"
    path.write_bytes(b"why = '\xe9'\n")
    with pytest.raises(Fault, match="not UTF-8"):
        load_settings(path)
    with pytest.raises(Fault, match="cannot be opened"):
        load_settings(tmp_path / "none.toml")
    with pytest.raises(Fault, match="cannot be opened"):
        load_settings(tmp_path)


VALUES = st.sampled_from(
    ["1", '"a # b"', '"""\n[not]\na table\n"""', "[\n  1, # one\n  2,\n]", "{ x = 1, y = [2] }", "'''a = 1\n'''"]
)
NOISE = st.lists(st.sampled_from(["", "# a remark", "  ", "# [audit]"]), max_size=3)


@given(st.lists(st.tuples(NOISE, VALUES), max_size=8), st.integers(0, 3))
@settings(max_examples=60)
def test_every_value_is_found_on_the_line_where_its_statement_begins(statements, tables):
    lines, expected = [], {}
    for number in range(-1, tables):
        if number >= 0:
            lines.append("[[suppress]]")
            expected["suppress", number] = len(lines)
        for name, (noise, value) in enumerate(statements):
            lines += noise
            way = ("suppress", number, f"k{name}") if number >= 0 else (f"k{name}",)
            expected[way] = len(lines) + 1
            lines += f"k{name} = {value}".split("\n")
    found = lines_of("\n".join(lines))
    assert {way: found.get(way) for way in expected} == expected


def test_tables_within_tables_are_told_apart():
    found = lines_of("[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\n[a.b]\ny = 3\n[[a.c]]\n[[a.c]]\nz = 1\n")
    assert found["a", 0, "x"] == 2
    assert found["a", 0, "b", "y"] == 4
    assert found["a", 1, "b", "y"] == 7
    assert found["a", 1, "c", 1, "z"] == 10


class TestLookingForIt:
    @pytest.fixture(autouse=True)
    def elsewhere(self, tmp_path, monkeypatch):
        (tmp_path / "work").mkdir()
        monkeypatch.chdir(tmp_path / "work")
        monkeypatch.setenv("HOME", str(tmp_path))
        for folder in ("archive/2024/q1", "archive/2025", "data"):
            (tmp_path / folder).mkdir(parents=True)
        for draft in ("archive/2024/q1/a.txt", "archive/2025/b.txt"):
            (tmp_path / draft).write_text("x")

    def put(self, path):
        path.write_text("")
        return path

    def test_the_folder_that_holds_the_files_comes_first(self, tmp_path):
        database = tmp_path / "data" / "history.db"
        files = [tmp_path / "archive/2024/q1/a.txt", tmp_path / "archive/2025/b.txt"]
        assert find_settings(files, database) is None
        here = self.put(tmp_path / "work" / ".tallybook.toml")
        assert find_settings(files, database).resolve() == here
        beside = self.put(tmp_path / "data" / "tallybook.toml")
        assert find_settings(files, database) == beside
        home = self.put(tmp_path / "tallybook.toml")
        assert find_settings(files, database) == home
        above = self.put(tmp_path / "archive" / ".tallybook.toml")
        self.put(tmp_path / "archive/2024/tallybook.toml")
        assert find_settings(files, database) == above
        assert find_settings(files[:1], database) == tmp_path / "archive/2024/tallybook.toml"
        assert find_settings([tmp_path / "archive/2024"], database) == tmp_path / "archive/2024/tallybook.toml"
        assert find_settings([], database) == beside

    def test_a_repository_is_not_left(self, tmp_path):
        self.put(tmp_path / "tallybook.toml")
        (tmp_path / "archive" / ".git").mkdir()
        assert find_settings([tmp_path / "archive/2024/q1/a.txt"]) is None

    def test_two_in_one_folder_are_one_too_many(self, tmp_path):
        self.put(tmp_path / "archive" / "tallybook.toml")
        self.put(tmp_path / "archive" / ".tallybook.toml")
        with pytest.raises(Fault, match="both"):
            find_settings([tmp_path / "archive"])
