"""What each keystroke costs: completion of places, search over ten thousand initiatives."""

import json
import random
import time
from collections.abc import Callable, Iterable

from ocpart_desktop.geography.completion import find_territories, load_territories
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.search import Search

MANY = 10_000
PLACES = ("orléans", "saint-jean de la r", "45100", "cc val de", "la ferte", "st etienne")
SEARCHES = ("conciergerie solidaire", "mobilite orléans", "association emploi", "zz", "l'œuvre")
WORDS = (
    "conciergerie", "solidaire", "atelier", "garage", "épicerie", "mobilité", "emploi", "jeunes",
    "quartier", "forêt", "numérique", "Œuvre", "partage", "réparation", "jardin", "culture",
    "santé", "logement", "transport", "insertion",
)  # fmt: skip
TOWNS = ("Orléans", "Gien", "Montargis", "Pithiviers", "Blois", "Tours", "Chartres", "Bourges")


def initiatives() -> list[Initiative]:
    rng = random.Random(7)

    def words(n: int) -> str:
        return " ".join(rng.choice(WORDS) for _ in range(n))

    return [
        Initiative(
            title=words(4).capitalize(),
            summary=words(25),
            territory_name=rng.choice(TOWNS),
            lead=words(3),
            need=words(20),
            solution=words(30),
        )
        for _ in range(MANY)
    ]


def typed(texts: Iterable[str], work: Callable[[str], object]) -> float:
    """The 95th percentile over every beginning of every text, in milliseconds of processor:
    what a machine that does nothing else would take."""
    taken = []
    for _ in range(3):
        for text in texts:
            for end in range(1, len(text) + 1):
                begun = time.thread_time()
                work(text[:end])
                taken.append(1000 * (time.thread_time() - begun))
    return sorted(taken)[int(0.95 * len(taken))]


def main() -> None:
    load_territories()
    records, search = initiatives(), Search[Initiative]()
    search.find(records, "x")
    measured = {
        "completion": typed(PLACES, find_territories),
        "search": typed(SEARCHES, lambda text: search.find(records, text)),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
