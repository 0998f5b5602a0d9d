"""The numbers of a figure that can be explained one by one, by name."""

from __future__ import annotations

from ocpart_desktop.figures.charts import Figure, GridChart, PanelChart, paired, parted


def explained(figure: Figure) -> tuple[tuple[str, str], ...]:
    """(key, name) of each, in reading order; what a table names in two cells is named by both."""
    chart, table = figure.chart, figure.table
    if isinstance(chart, PanelChart):
        return tuple(
            (key, f"{panel.name}, {category}")
            for panel in chart.panels
            for key, category in zip(panel.chart.keys, panel.chart.categories, strict=True)
        )
    if isinstance(chart, GridChart):
        return tuple(
            (paired(row.code, key), f"{row.name}, {column}")
            for row in chart.rows
            for key, column in zip(chart.column_keys, chart.columns, strict=True)
        )
    rows = zip(table.keys, table.texts, strict=False)
    return tuple(
        (key, ", ".join(texts[:2]) if parted(key)[1] else texts[0]) for key, texts in rows if key
    )


def row_of(figure: Figure, key: str) -> str | None:
    """The key of the table's row where a part of the chart is told; None when it has none."""
    keys = figure.table.keys
    near = (key, paired(parted(key)[0], ""), paired("", parted(key)[1]))
    return next((each for each in near if key and each in keys), None)
