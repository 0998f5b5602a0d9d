"""Text tables: the delimiter and the encoding are found by content, values stay text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import codes_of, rows_of

from ocpart_desktop.extract.readers.delimiter import delimiter_of
from ocpart_desktop.extract.text_encoding import decoded
from ocpart_desktop.system.errors import UserError

FRENCH = "Enquête menée à l’été auprès des élus ; ça « dépend » où l’œuvre naît"


def test_values_stay_the_text_that_is_written() -> None:
    assert rows_of(b"code;part;note\n01;1,5;=2+2\n001;43 %;+33\n") == [
        ["code", "part", "note"],
        ["01", "1,5", "=2+2"],
        ["001", "43 %", "+33"],
    ]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1;2\n", ";"),
        ("a,b\n1,2\n", ","),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("poids;note;part\n1,5;2,5;3,5\n1,0;2,0;3,0\n", ";"),
        ("1,5;2,5;3,5\n1,0;2,0;3,0\n", ";"),
        ("id,region,choix\n1,53,1;2\n2,24,1;3\n3,24,2;3\n", ","),
        ("Horodateur,Q1,Q2\n2024-01-01 10:00,Oui,Emploi;Santé\n2024-01-02 11:00,Non,Emploi\n", ","),
        ("Enquête 2017, vague 2\n\nid;q1\n1;1,5\n2;2,5\n", ";"),
        ("Titre;;;\n;;;\nid;région;poids;avis\n" + "1;Bretagne;0,75;Oui\n" * 9, ";"),
        ("id;avis\n1;oui, mais\n2;non, car\n3;oui, donc\n", ";"),
        ('id,avis\n1,"oui ; mais"\n2,"non ; car"\n', ","),
        ("une seule colonne\nOui\nNon\n", ";"),
        ("", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_a_table(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


WORDS = st.text("abcdefé ", min_size=1, max_size=8).map(str.strip).filter(bool)
TABLES = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=12)
)


@given(table=TABLES, delimiter=st.sampled_from(";,\t|"), ends=st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_table_of_words_comes_back_whatever_separates_it(
    table: list[list[str]], delimiter: str, ends: str
) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=ends).writerows(table)
    assert rows_of(stream.getvalue().encode()) == table


ENCODINGS = [
    "utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "mac-roman",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_accents_are_those_that_were_written(encoding: str) -> None:
    assert decoded(FRENCH.encode(encoding)).text.lstrip("\ufeff") == FRENCH


def test_dos_is_told_from_windows() -> None:
    plain = "Enquête menée à l'été auprès des élus ; ça dépend"
    found = decoded(plain.encode("cp850"))
    assert (found.text, found.guessed) == (plain, "MS-DOS 850")
    assert decoded(plain.encode("cp1252")).guessed is None


def test_a_few_wrong_bytes_do_not_change_the_encoding_of_all_the_others() -> None:
    content = (FRENCH * 3).encode() + b"\xe9 " + FRENCH.encode()
    found = decoded(content)
    assert found.unreadable == 1
    assert found.text.startswith(FRENCH)


def test_what_was_guessed_or_lost_is_said() -> None:
    table = f"id;avis\n1;{FRENCH}\n"
    assert codes_of(table.encode("mac-roman")) == ["encoding_guessed"]
    assert codes_of(table.encode() + b"2;\xe9\n") == ["unreadable_characters"]
    assert codes_of(table.encode("cp1252")) == []


def test_quotes_hold_separators_line_ends_and_quotes() -> None:
    content = b'id;avis\r\n1;"oui ;\r\nmais ""bof"""\r\n2;"non"\r\n'
    assert rows_of(content) == [["id", "avis"], ["1", 'oui ;\r\nmais "bof"'], ["2", "non"]]


def test_quotation_marks_in_the_middle_of_a_word_are_only_marks() -> None:
    assert rows_of(b'id;avis\n1;l"ecole\n2;5" de haut\n')[1:] == [
        ["1", 'l"ecole'],
        ["2", '5" de haut'],
    ]


@pytest.mark.parametrize(("text", "line"), [(b'a;b\n1;"x\n2;y\n', 2), (b'"a;b\n1;2', 1)])
def test_a_mark_that_never_closes_is_told_with_its_line(text: bytes, line: int) -> None:
    with pytest.raises(UserError, match=f"ligne {line} ") as refusal:
        rows_of(text)
    assert refusal.value.code == "open_quote"


def test_rows_are_equally_long() -> None:
    assert rows_of(b"a;b;c\n1;2\n\n3\n") == [
        ["a", "b", "c"],
        ["1", "2", ""],
        [""] * 3,
        ["3", "", ""],
    ]


def test_the_declared_separator_is_no_row() -> None:
    assert rows_of(b"sep=,\r\na,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]]
