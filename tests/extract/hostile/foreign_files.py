"""Files that are no spreadsheet, whatever they are called."""

from __future__ import annotations

import gzip
import random
import sqlite3
import struct

from kinds import read, refused, workbook, zipped
from ole import compound_file


@refused("empty_file")
def empty() -> bytes:
    return b""


@refused("zeros")
def only_zeros() -> bytes:
    return b"\0" * 5_000


@refused("no_table")
def one_letter() -> bytes:
    return b"x"


@refused("no_data")
def one_blank() -> bytes:
    return b"\n"


@refused("pdf")
def portable_document() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


@refused("image")
def png() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0" * 50


@refused("image")
def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 50


@refused("image")
def gif() -> bytes:
    return b"GIF89a" + b"\0" * 50


@refused("image")
def bitmap() -> bytes:
    return b"BM" + struct.pack("<IHHI", 100, 0, 0, 54) + b"\xff" * 100


@refused("image")
def scan_in_tiff() -> bytes:
    return b"II*\0" + b"\x08\0\0\0" * 20


@refused("image")
def webp() -> bytes:
    return b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 50


@refused("zip")
def gzipped() -> bytes:
    return gzip.compress(workbook())


@refused("zip")
def seven_zip() -> bytes:
    return b"7z\xbc\xaf\x27\x1c\0\4" + b"x" * 100


@refused("zip")
def rar() -> bytes:
    return b"Rar!\x1a\x07\x01\0" + b"x" * 100


@refused("zip")
def zip_of_workbooks() -> bytes:
    return zipped({"enquete.xlsx": workbook(), "lisez-moi.txt": b"x"})


@refused("zip")
def empty_zip() -> bytes:
    return zipped({})


@refused("word")
def word() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})


@refused("powerpoint")
def powerpoint() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"})


def open_document(kind: str) -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return zipped({"mimetype": mimetype, "content.xml": b"<x/>"})


@refused("word")
def text_of_libre_office() -> bytes:
    return open_document("text")


@refused("powerpoint")
def slides_of_libre_office() -> bytes:
    return open_document("presentation")


@refused("not_a_spreadsheet")
def drawing_of_libre_office() -> bytes:
    return open_document("graphics")


@refused("numbers")
def apple_numbers() -> bytes:
    return zipped({"Index/Document.iwa": b"x", "Index/Tables/Tile.iwa": b"x"})


@refused("word")
def old_word() -> bytes:
    return compound_file({"WordDocument": b"x" * 5_000})


@refused("powerpoint")
def old_powerpoint() -> bytes:
    return compound_file({"PowerPoint Document": b"x" * 5_000})


@refused("not_a_spreadsheet")
def old_visio() -> bytes:
    return compound_file({"VisioDocument": b"x" * 5_000})


@refused("mail")
def outlook_message() -> bytes:
    return compound_file({"__substg1.0_0037001F": b"x" * 100})


@refused("mail")
def message() -> bytes:
    return (
        b"Return-Path: <a@example.org>\r\nMIME-Version: 1.0\r\nSubject: extrait\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b--\r\n'
    )


@refused("word")
def rich_text() -> bytes:
    return b"{\\rtf1\\ansi Bonjour}"


@refused("statistics")
def spss() -> bytes:
    return b"$FL2@(#) SPSS DATA FILE" + b"\0" * 200


@refused("statistics")
def stata() -> bytes:
    return b"<stata_dta><header><release>118" + b"\0" * 200


@refused("database")
def notebook() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table note (text)")
    content = connection.serialize()
    connection.close()
    return content


@refused("not_a_spreadsheet")
def program() -> bytes:
    return b"\x7fELF\x02\x01\x01" + b"\0" * 9 + bytes(range(256)) * 20


@refused("not_a_spreadsheet")
def noise() -> bytes:
    return random.Random(1).randbytes(20_000)


@refused("not_a_spreadsheet")
def json_data() -> bytes:
    return b'{"url": "https://docs.example/spreadsheets/d/1", "doc_id": "1"}'


@refused("xml")
def xml_of_another_kind() -> bytes:
    return b'<?xml version="1.0"?><enquete><reponse>Oui</reponse></enquete>'


@refused("xml")
def drawing_in_svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'


@refused("web_page")
def sign_in_page() -> bytes:
    return b"<!DOCTYPE html><html><body><form><input name=login></form></body></html>"


@refused("no_table")
def prose() -> bytes:
    return "Compte rendu de la réunion\nTout va bien.\nÀ suivre.\n".encode()


@read()
def table_whose_first_header_looks_like_a_picture() -> bytes:
    from kinds import ROWS

    lines = [";".join(map(str, row)) for row in ROWS]
    return "\n".join(["BM_" + lines[0], *lines[1:]]).encode()
