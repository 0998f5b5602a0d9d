"""Opening an extract, then opening it again: from nothing, or as the window is ready to."""

import json
import sys
import time
from pathlib import Path

READY_AFTER = 4.0  # seconds: a reader made ready has loaded what it needs


def opening(path: Path) -> float:
    from ocpart_desktop.extract import open_extract

    begun = time.perf_counter()
    assert open_extract(path).survey.questions
    return time.perf_counter() - begun


def main() -> None:
    path, ready = Path(sys.argv[1]), sys.argv[2] == "ready"
    from ocpart_desktop.extract import SPARE

    if ready:
        import pandas as pd

        pd.DataFrame({"warm": pd.Categorical(["up"])})
        SPARE.prepare()
        time.sleep(READY_AFTER)
    first = opening(path)
    SPARE.release()
    again = [opening(path) for _ in range(5)]
    print(json.dumps({"first": first, "again": sorted(again)[2]}))


if __name__ == "__main__":
    main()
