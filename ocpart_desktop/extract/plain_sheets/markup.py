"""Small XML documents, read whole: anything unusual in them surprises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocpart_desktop.extract.plain_sheets.surprise import expect, surprised

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_UTF_8 = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml(?![^>]*encoding=[\"'](?!utf-8[\"']))[^>]*\?>)?\s*<\w",
    re.IGNORECASE,
)


def sound_xml(data: bytes) -> Element:
    """The root of a document in UTF-8 without declarations, comments or CDATA."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    expect(_UTF_8.match(data) and b"<!" not in data, "plain XML in UTF-8")
    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        surprised("XML that is not sound")
    expect(root.tag.startswith("{"), "elements in a name space")
    return root


def name_of(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
