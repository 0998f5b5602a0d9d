"""Reading the same workbook with pandas."""

import json
import sys
import time

import pandas as pd


def main() -> None:
    path, engine = sys.argv[1:]
    __import__({"calamine": "python_calamine"}.get(engine, engine))
    begun = time.perf_counter()
    assert len(pd.read_excel(path, engine=engine))
    print(json.dumps({"seconds": time.perf_counter() - begun}))


if __name__ == "__main__":
    main()
