"""Comments in a copy of a Word file: at which words they stand, and that the rest stays as it was."""

import io
import re
import zipfile

import docx
import pytest

from extractors.faults import Unreadable
from extractors.formats import extract
from extractors.records import Paragraph, Place, Table
from extractors.word.commenting import Remark, comment_word

ROWS = (("Ref", "Action", "RAG"), ("1", "Mend the quay lamps", "G"), ("2", "Sweep the steps", "A"))


def file(*tables, paragraphs=("Brighter Quayside Plan", "Two of three actions are on track.")):
    written = docx.Document()
    for words in paragraphs:
        written.add_paragraph(words)
    for rows in tables:
        table = written.add_table(len(rows), len(rows[0]))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, words in zip(cells.cells, row, strict=True):
                cell.text = words
    packed = io.BytesIO()
    written.save(packed)
    return packed.getvalue()


def place_of(read, words):
    """The place of the last row or paragraph that holds these words."""
    found = Place()
    for block in read.blocks():
        if isinstance(block, Paragraph) and words in block.text:
            found = block.place
        elif isinstance(block, Table):
            found = next((row.place for row in reversed(block.rows) if any(words == c.text for c in row.cells)), found)
    return found


def commented(data):
    """Each comment with the words it is fixed to."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        body = packed.read("word/document.xml").decode()
    comments = {comment.comment_id: comment.text for comment in docx.Document(io.BytesIO(data)).comments}
    found = re.findall(r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd', body, re.DOTALL)
    return {comments[int(number)]: re.sub("<[^>]+>", "", words).strip() for number, words in found}


def make(data, *remarks):
    return comment_word("plan.docx", data, extract("plan.docx", data), remarks, "Tallybook")


def test_comments_stand_at_their_cell_row_and_paragraph():
    data = file(ROWS)
    read = extract("plan.docx", data)
    found = commented(
        make(
            data,
            Remark(place_of(read, "Mend the quay lamps"), "cell", "G", 1),
            Remark(place_of(read, "Sweep the steps"), "row", "", 2),
            Remark(place_of(read, "Two of three"), "sentence", "", 3),
        )
    )
    assert found == {"cell": "G", "row": "2", "sentence": "Two of three actions are on track."}


def test_of_cells_with_the_same_value_the_one_under_its_label_is_taken():
    overview = (("Theme", "B", "G", "A"), ("Clean Streets", "1", "3", "3"), ("Total", "1", "3", "3"))
    data = file(overview)
    place = place_of(extract("plan.docx", data), "Total")
    made = docx.Document(
        io.BytesIO(make(data, Remark(place, "green", "3", 1, ("Total", "G")), Remark(place, "whole", "3", 2, ("X",))))
    )
    marked = [["commentRangeStart" in cell._tc.xml for cell in row.cells] for row in made.tables[0].rows]
    assert marked == [[False] * 4, [False] * 4, [True, False, True, False]]


def test_of_rows_with_the_same_words_the_right_one_is_taken():
    data = file(ROWS, ROWS)
    read = extract("plan.docx", data)
    made = make(data, Remark(place_of(read, "Sweep the steps"), "second", "A"))
    again = docx.Document(io.BytesIO(made))
    marks = [table._tbl.xml.count("commentRangeStart") for table in again.tables]
    assert marks == [0, 1]


def test_what_is_not_found_again_is_said_at_the_start():
    found = commented(make(file(ROWS), Remark(Place(page=4, table=9, row=9), "lost")))
    assert found == {"lost": "Brighter Quayside Plan"}


def test_one_finding_is_said_once_at_a_place():
    data = file(ROWS)
    place = place_of(extract("plan.docx", data), "Sweep the steps")
    made = make(data, Remark(place, "first", "", 1), Remark(place, "again", "", 1), Remark(place, "other", "", 2))
    assert [comment.text for comment in docx.Document(io.BytesIO(made)).comments] == ["first", "other"]


def test_the_words_stay_as_they_are():
    data = file(ROWS)
    made = make(data, Remark(place_of(extract("plan.docx", data), "Mend the quay lamps"), "x"))
    assert extract("plan.docx", made).pages == extract("plan.docx", data).pages


def test_a_file_that_is_no_word_file_is_refused():
    with pytest.raises(Unreadable):
        comment_word("plan.docx", b"PK\x03\x04 no", extract("plan.docx", file(ROWS)), (), "Tallybook")
