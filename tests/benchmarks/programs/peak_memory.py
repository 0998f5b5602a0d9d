"""The most memory that opening a workbook takes, our child process included."""

import json
import resource
import sys
from pathlib import Path


def main() -> None:
    path, reader = sys.argv[1:]
    if reader == "ours":
        from ocpart_desktop.extract import open_extract

        opened = open_extract(Path(path), kept=False)
        assert opened.survey.questions
    else:
        import pandas as pd

        assert len(pd.read_excel(path, engine=reader))
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peaks = [resource.getrusage(each).ru_maxrss / 1024 for each in who]
    print(json.dumps({"megabytes": sum(peaks), "parent": peaks[0], "child": peaks[1]}))


if __name__ == "__main__":
    main()
