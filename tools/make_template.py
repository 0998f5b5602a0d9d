"""Make resources/templates/summary.pptx, the template of every deck: python tools/make_template.py

16:9, white, one accent, one typeface that every office suite has or matches (Arial), one scale of
sizes. Colours come from resources/themes/light.json, so that screen and documents agree.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.util import Inches

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "templates" / "summary.pptx"
THEME = json.loads((ROOT / "resources" / "themes" / "light.json").read_text(encoding="utf-8"))
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
FONT = "Arial"
LEFT, WIDTH = 0.6, 12.13  # inches; slides are 13.333 by 7.5
FOOT = 7.08

Box = tuple[float, float, float, float]


def emu(inches: float) -> int:
    return int(Inches(inches))


def frame(box: Box) -> str:
    x, y, width, height = map(emu, box)
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def level(size: float, colour: str, *, bold: bool = False, align: str = "l") -> str:
    """The only level of text we use: no bullet, a little air after each paragraph."""
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        '<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" lang="fr-FR">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )


def placeholder(
    number: int, name: str, kind: str, box: Box, style: str, *, prompt: str = "", anchor: str = "t"
) -> str:
    text = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        '<a:rPr lang="fr-FR"/><a:t>‹N°›</a:t></a:fld>'
        if 'type="sldNum"' in kind
        else f'<a:r><a:rPr lang="fr-FR"/><a:t>{prompt}</a:t></a:r>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{frame(box)}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>'
        f"<a:p>{text}</a:p></p:txBody></p:sp>"
    )


def bar(number: int, box: Box, colour: str = "accent1") -> str:
    """Decoration: a rectangle without a placeholder, which no screen reader reads."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr>{frame(box)}<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def panel(number: int, box: Box) -> str:
    """The ground of the cover's map."""
    return bar(number, box, "bg2")


def foot(number: int) -> str:
    return placeholder(
        number, "Pied de page", 'type="ftr" sz="quarter" idx="11"', (LEFT, FOOT, 10.5, 0.24),
        level(10, "tx2"), prompt="Atelier", anchor="ctr",
    ) + placeholder(
        number + 1, "Numéro", 'type="sldNum" sz="quarter" idx="12"',
        (LEFT + WIDTH - 1, FOOT, 1, 0.24), level(10, "tx2", align="r"), anchor="ctr",
    )  # fmt: skip


def title(number: int) -> str:
    return placeholder(
        number, "Titre", 'type="title"', (LEFT, 0.5, WIDTH, 0.66), level(26, "tx1", bold=True),
        prompt="Titre", anchor="b",
    )  # fmt: skip


def body(number: int, place: int) -> str:
    return placeholder(
        number, "Texte", f'type="body" idx="{place}"', (LEFT, 1.45, WIDTH, 5.4), level(16, "tx1"),
        prompt="Texte",
    )  # fmt: skip


ACCENT = bar(2, (LEFT, 0.36, 0.5, 0.06))

LAYOUTS = {
    "Couverture": panel(2, (7.9, 0, 5.433, 7.5)) + bar(6, (0.75, 3.66, 0.9, 0.09))
    + placeholder(
        3, "Titre", 'type="ctrTitle"', (0.75, 1.3, 6.6, 2.1), level(36, "tx1", bold=True),
        prompt="Titre", anchor="b",
    )
    + placeholder(
        4, "Sous-titre", 'type="subTitle" idx="1"', (0.75, 4.02, 6.6, 2.2), level(18, "tx2"),
        prompt="Le jour",
    )
    + placeholder(
        5, "Avertissement", 'type="body" sz="quarter" idx="13"', (0.75, 6.4, 6.6, 0.6),
        level(12, "tx2"), prompt="Avertissement", anchor="b",
    ),
    "Figure": ACCENT + title(3)
    + placeholder(
        4, "Question", 'type="body" sz="quarter" idx="13"', (LEFT, 1.2, WIDTH, 0.44),
        level(13, "tx2"), prompt="Question, public, vague",
    )
    + placeholder(
        5, "Phrase", 'type="body" sz="quarter" idx="14"', (LEFT, 1.74, WIDTH, 0.72),
        level(17, "tx1"), prompt="Ce que dit la figure",
    )
    + placeholder(
        6, "Base et source", 'type="body" sz="quarter" idx="15"', (LEFT, 6.42, WIDTH, 0.58),
        level(11, "tx2"), prompt="Base et source", anchor="b",
    )
    + foot(7),
    "Texte": ACCENT + title(3) + body(4, 13) + foot(5),
    "Titre seul": ACCENT + title(3) + foot(4),
    "Partie": bar(2, (LEFT, 3.72, 0.9, 0.09))
    + placeholder(
        3, "Titre", 'type="title"', (LEFT, 1.6, 10.2, 1.9), level(36, "tx1", bold=True),
        prompt="Titre", anchor="b",
    )
    + placeholder(
        4, "Texte", 'type="body" idx="13"', (LEFT, 4.06, 10.2, 2.4), level(20, "tx2"),
        prompt="Texte",
    )
    + foot(5),
}  # fmt: skip

MASTER = title(2) + body(3, 1) + foot(4)

GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def tree(content: str) -> etree._Element:
    return etree.fromstring(f"<p:spTree {NAMESPACES}>{GROUP}{content}</p:spTree>")


def replace_tree(element: etree._Element, content: str) -> None:
    old = element.find(".//{*}cSld/{*}spTree")
    old.getparent().replace(old, tree(content))


def text_styles(size: float, *, bold: bool) -> str:
    return level(size, "tx1", bold=bold)


def dressed_theme(blob: bytes) -> bytes:
    """Our colours and typeface in the theme, so that what users add looks like the rest."""
    screen, data = THEME["screen"], THEME["data"]
    colours = {
        "dk1": screen["text"], "lt1": "#FFFFFF",
        "dk2": screen["muted"], "lt2": screen["background"],
        "accent1": screen["accent"], "accent2": data["region"], "accent3": data["against"],
        "accent4": data["france"], "accent5": data["other"], "accent6": screen["warning"],
        "hlink": screen["accent"], "folHlink": screen["muted"],
    }  # fmt: skip
    text = blob.decode("utf-8")
    for name, colour in colours.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>',
            text,
            flags=re.DOTALL,
        )
    text = re.sub(r'(<a:m(?:aj|in)orFont>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    return re.sub(r'(<a:theme [^>]*name=")[^"]*', r"\g<1>OCPart", text).encode("utf-8")


def build(target: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    master = deck.slide_master
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    for layout, (name, content) in zip(deck.slide_layouts, LAYOUTS.items(), strict=True):
        layout.name = name
        layout._element.attrib.pop("type", None)
        replace_tree(layout._element, content)
    replace_tree(master._element, MASTER)
    for tag, size, bold in (("titleStyle", 26, True), ("bodyStyle", 16, False)):
        style = master._element.find(f".//{{*}}txStyles/{{*}}{tag}")
        level_style = etree.fromstring(
            f"<p:{tag} {NAMESPACES}>{text_styles(size, bold=bold)}</p:{tag}>"
        )
        style.getparent().replace(style, level_style)
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = dressed_theme(relation.target_part.blob)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = "OCPart", "OCPart", "fr-FR"
    target.parent.mkdir(parents=True, exist_ok=True)
    deck.save(str(target))


if __name__ == "__main__":
    build(TARGET)
    print(TARGET)
