"""Which cells must be hidden so that no weak cell is shown, nor found back from what is shown.

A cell (a region, possibly under a filter) with fewer respondents than the threshold is hidden.
Totals are shown too: France, hence the rest of every visible region; a region without its
filter. So more cells are hidden until no equation between shown figures gives a hidden one
back: *complementary suppression*. Exposure is exact linear algebra: a hidden cell is found back
when every solution of the equations gives it the same value.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ocpart_desktop.analysis.design import Bools, Floats, Ints
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import Mark, PublishedTable

CLOSE = 1e-6  # of a random move of about 1
EXACT = 1e-22  # of a squared residual
FEW = 60  # equations


def protect(
    sizes: Floats, hidden: Bools, equations: Floats, threshold: float, *, empty_too: bool = False
) -> Bools:
    """The cells to hide, ``hidden`` included.

    ``sizes`` (v,) are raw bases; empty cells have nothing to protect nor, unless ``empty_too``
    (what is not told empty is not known to be), to protect with.
    ``equations`` (e, v) are sums of cells that everybody knows: 1 for a part, −1 for a total
    which is itself a cell. The hidden part of a known sum must hold ``threshold`` respondents
    and give no cell back. Deterministic: the cells of most failing equations go first, the
    smallest if several.
    """
    usable = (sizes > 0) | empty_too
    hidden = hidden & usable
    added: list[np.intp] = []
    while True:
        failing = failing_sums(sizes, hidden, equations, threshold)
        chosen = _chosen(failing, sizes, hidden, usable & ~hidden)
        if not chosen:
            return _spared(sizes, hidden, equations, threshold, added)
        hidden[chosen] = True
        added += chosen


def _chosen(failing: Floats, sizes: Floats, hidden: Bools, usable: Bools) -> list[np.intp]:
    """A cell more to hide in each of the failing equations that hide fewest: the others may be
    right once these are.

    Cells that serve most failing equations go first, the smallest of them, but for empty ones.
    When no equation has a cell left, everything goes.
    """
    if not len(failing):
        return []
    parts = (failing != 0) & usable
    useful = parts.sum(axis=0)
    open_ended = parts.any(axis=1)
    if not open_ended.any():
        return list(np.flatnonzero(usable))
    order = np.lexsort((sizes, sizes == 0, -useful))
    held = ((failing != 0) & hidden).sum(axis=1)[open_ended]
    tight = parts[open_ended][held == held.min()]
    chosen: list[np.intp] = []
    while len(tight):
        best = order[tight.any(axis=0)[order].argmax()]
        chosen.append(best)
        tight = tight[~tight[:, best]]
    return chosen


def _spared(
    sizes: Floats, hidden: Bools, equations: Floats, threshold: float, added: list[np.intp]
) -> Bools:
    """Show again, the largest first, the added cells that turn out not to be needed.

    Not in crossings of many cells: each try costs as much as all that went before.
    """
    if len(equations) > FEW:
        return hidden
    least = len(failing_sums(sizes, hidden, equations, threshold))
    for cell in sorted(added, key=lambda cell: -sizes[cell]):
        hidden[cell] = False
        failing = len(failing_sums(sizes, hidden, equations, threshold))
        if failing > least:
            hidden[cell] = True
        else:
            least = failing
    return hidden


def failing_sums(sizes: Floats, hidden: Bools, equations: Floats, threshold: float) -> Floats:
    """The equations that say too much of their hidden cells."""
    within = np.where(hidden, equations, 0.0)
    held = within @ sizes
    scarce = (held > 0) & (held < threshold) & (within >= 0).all(axis=1)
    found = (within[:, exposed(hidden, equations)] != 0).any(axis=1)
    return np.asarray(equations[scarce | found])


def exposed(hidden: Bools, equations: Floats) -> Bools:
    """Which hidden cells the equations determine.

    All solutions differ by vectors that the equations send to zero: a cell is determined when none
    of these vectors moves it. One drawn at random moves every cell that can be moved.
    """
    places = np.flatnonzero(hidden)
    mask = np.zeros_like(hidden)
    known = equations[:, places]
    rows, cells = np.nonzero(known)
    if len(rows):
        factors = known[rows, cells]

        def sums(move: Floats) -> Floats:
            found = np.bincount(rows, factors * move[cells], len(known))
            return np.asarray(found, dtype=float)

        def spread(weights: Floats) -> Floats:
            found = np.bincount(cells, factors * weights[rows], len(places))
            return np.asarray(found, dtype=float)

        drawn = np.random.default_rng(0).uniform(0.5, 1.5, len(places))
        weights = _conjugate_gradients(lambda w: sums(spread(w)), sums(drawn))
        mask[places] = np.abs(drawn - spread(weights)) < CLOSE
    return mask


def _conjugate_gradients(product: Callable[[Floats], Floats], target: Floats) -> Floats:
    """Solve a symmetric, perhaps singular, system that has a solution (Hestenes and Stiefel 1952).

    Dense algebra would be slower on so many zeros, and far slower where processors are shared.
    """
    solution = np.zeros_like(target)
    residual, way = target.copy(), target.copy()
    size = float(residual @ residual)
    least = size * EXACT
    for _step in range(10 * len(target)):
        if size <= least:
            break
        ahead = product(way)
        step = size / float(way @ ahead)
        solution += step * way
        residual -= step * ahead
        before, size = size, float(residual @ residual)
        way = residual + size / before * way
    return solution


def hidden_regions(counts: Floats, threshold: float) -> Bools:
    """The regions to hide among raw bases (regions,), France being shown."""
    known = np.ones((1, len(counts)))
    return protect(counts, counts < threshold, known, threshold)


def hidden_in_print(
    table: PublishedTable, question: Question, threshold: float
) -> tuple[frozenset[str], frozenset[tuple[str, int | None]]]:
    """What to hide of a printed table: regions' bases, and cells (answer id, column index).

    Beside the weak columns, the institute itself leaves cells out. Known sums: the total column
    over the regions, the 100 % of a single choice, and the nets.
    """
    regions = [i for i, column in enumerate(table.columns) if column.region is not None]
    bases = np.array([float(table.columns[i].base or 0) for i in regions])
    alone = hidden_regions(bases, threshold)
    places = regions if table.total is None else [*regions, table.total]
    answers = [answer for answer in question.answers if answer.id in table.cells]
    cells = np.arange(len(answers) * len(places)).reshape(len(answers), len(places))
    too_few = [[table.cells[a.id][i].mark is Mark.TOO_FEW for i in places] for a in answers]
    hidden = np.array(too_few, dtype=bool).reshape(cells.shape)
    hidden[:, : len(regions)] |= alone
    # An unprinted base is no weak base: its cells may still protect others.
    printed = [table.columns[i].base for i in places]
    sizes = np.array([threshold if base is None else float(base) for base in printed])
    equations = np.vstack([_row_sums(cells, len(regions)), _column_sums(question, answers, cells)])
    found = protect(
        np.broadcast_to(sizes, cells.shape).ravel(), hidden.ravel(), equations, threshold
    ).reshape(cells.shape)
    return (
        frozenset(
            str(table.columns[i].region) for i, out in zip(regions, alone, strict=True) if out
        ),
        frozenset((answers[a].id, places[c]) for a, c in np.argwhere(found)),
    )


def left_out(table: PublishedTable) -> frozenset[tuple[str, int | None]]:
    """The cells (answer id, column index) that the publisher itself says stand on too few."""
    return frozenset(
        (answer, place)
        for answer, cells in table.cells.items()
        for place, cell in enumerate(cells)
        if cell.mark is Mark.TOO_FEW
    )


def _row_sums(cells: Ints, regions: int) -> Floats:
    """For each answer, the regions add up to the total, once multiplied by their bases."""
    sums = np.zeros((len(cells), cells.size))
    for equation, row in zip(sums, cells, strict=True):
        equation[row] = 1.0
        equation[row[regions:]] = -1.0
    return sums if 0 < regions < cells.shape[1] else sums[:0]


def _column_sums(question: Question, answers: list[Answer], cells: Ints) -> Floats:
    """In each column, a single choice adds up to 100 %, and a net is the sum of its members."""
    rows = {answer.id: row for answer, row in zip(answers, cells, strict=True)}
    sums: list[tuple[list[Ints], Ints | None]] = []
    if question.kind in (QuestionKind.SINGLE, QuestionKind.SCALE):
        sums.append(([rows[a.id] for a in answers if not a.net], None))
        for answer in answers:
            members = [rows[i] for i in answer.members if i in rows]
            if answer.net and len(members) == len(answer.members) > 0:
                sums.append((members, rows[answer.id]))
    found = np.zeros((len(sums), cells.shape[1], cells.size))
    for equations, (members, net) in zip(found, sums, strict=True):
        for place, equation in enumerate(equations):
            equation[[member[place] for member in members]] = 1.0
            if net is not None:
                equation[net[place]] = -1.0
    return found.reshape(-1, cells.size)
