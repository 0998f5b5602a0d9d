"""The order in which the schemas of Office want the children of an element (ECMA-376)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

_FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
_BULLETS = "buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip"
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
    "minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt"
)
_LABEL = (
    "layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName "
    "showPercent showBubbleSize separator"
)
DRAWING, CHART, WORD, SLIDE = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/presentationml/2006/main",
)

ORDERS: dict[tuple[str, str], str] = {
    (
        DRAWING,
        "spPr",
    ): f"xfrm custGeom prstGeom {_FILLS} ln effectLst effectDag scene3d sp3d extLst",
    (DRAWING, "ln"): f"{_FILLS} prstDash custDash round bevel miter headEnd tailEnd extLst",
    (DRAWING, "tcPr"): f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILLS} headers extLst",
    (DRAWING, "pPr"): f"lnSpc spcBef spcAft {_BULLETS} tabLst defRPr extLst",
    (DRAWING, "rPr"): (
        f"ln {_FILLS} effectLst effectDag highlight uLnTx uLn uFillTx uFill latin ea cs sym "
        "hlinkClick hlinkMouseOver rtl extLst"
    ),
    (DRAWING, "p"): "pPr r br fld endParaRPr",
    (DRAWING, "bodyPr"): "prstTxWarp noAutofit normAutofit spAutoFit scene3d sp3d flatTx extLst",
    (DRAWING, "tblPr"): f"{_FILLS} effectLst effectDag tableStyle tableStyleId extLst",
    (CHART, "chartSpace"): (
        "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection "
        "chart spPr txPr externalData printSettings userShapes extLst"
    ),
    (CHART, "chart"): (
        "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend "
        "plotVisOnly dispBlanksAs showDLblsOverMax extLst"
    ),
    (CHART, "plotArea"): "layout barChart lineChart catAx valAx dTable spPr extLst",
    (
        CHART,
        "barChart",
    ): "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    (CHART, "lineChart"): (
        "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst"
    ),
    (CHART, "ser"): (
        "idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat "
        "val smooth shape extLst"
    ),
    (CHART, "dPt"): "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    (CHART, "dLbls"): f"dLbl delete {_LABEL} showLeaderLines leaderLines extLst",
    (CHART, "dLbl"): f"idx delete {_LABEL} extLst",
    (CHART, "errBars"): "errDir errBarType errValType noEndCap plus minus val spPr extLst",
    (CHART, "catAx"): (
        f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst"
    ),
    (CHART, "valAx"): f"{_AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    (CHART, "scaling"): "logBase orientation max min extLst",
    (CHART, "legend"): "legendPos legendEntry layout overlay spPr txPr extLst",
    (CHART, "manualLayout"): "layoutTarget xMode yMode wMode hMode x y w h extLst",
    (CHART, "marker"): "symbol size spPr extLst",
    (WORD, "pPr"): (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    (WORD, "rPr"): (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    (WORD, "tblPr"): (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    (WORD, "tcPr"): (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    (WORD, "tc"): "tcPr p tbl",
    (WORD, "tr"): "tblPrEx trPr tc",
    (WORD, "tbl"): "tblPr tblGrid tr",
    (WORD, "sectPr"): (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings"
    ),
    (SLIDE, "sp"): "nvSpPr spPr style txBody extLst",
    (SLIDE, "sld"): "cSld clrMapOvr AlternateContent transition timing extLst",
    (SLIDE, "cSld"): "bg spTree custDataLst controls extLst",
    (SLIDE, "cNvPr"): "hlinkClick hlinkHover extLst",
    (SLIDE, "nvPr"): "ph audioCd wavAudioFile audioFile videoFile custDataLst extLst",
}
_SHARED = {(CHART, "spPr"): (DRAWING, "spPr"), (SLIDE, "spPr"): (DRAWING, "spPr"),
           (DRAWING, "lnB"): (DRAWING, "ln"), (DRAWING, "defRPr"): (DRAWING, "rPr"),
           (DRAWING, "endParaRPr"): (DRAWING, "rPr")}  # fmt: skip
_REPEATED = {"r", "br", "fld"}  # in any order among themselves


def misplaced(tree: Any) -> Iterator[str]:
    """What stands after something it should stand before, or that no schema has there."""
    for element in tree.iter(etree.Element):
        name = etree.QName(element)
        key = (name.namespace or "", name.localname)
        order = ORDERS.get(_SHARED.get(key, key))
        if order is None:
            continue
        places = {each: place for place, each in enumerate(order.split())}
        places |= dict.fromkeys(_REPEATED & set(places), places.get("r", 0))
        reached = -1
        for child in element:
            local = etree.QName(child).localname
            if local not in places:
                yield f"{name.localname}: no {local}"
            elif places[local] < reached:
                yield f"{name.localname}: {local} too late"
            else:
                reached = places[local]
