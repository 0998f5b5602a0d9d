"""The command line's contract: exit codes, JSON, one plain sentence and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ocpart_desktop.cli import explain_bug, parse, run

SAMPLES = Path(__file__).parents[2] / "sample_data"
RESPONDENTS = str(SAMPLES / "enquete_repondants.xlsx")


def ocpart(*arguments: str) -> int:
    return run(parse(arguments))


def as_process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ocpart_desktop", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""},
    )


def test_compare_prints_the_contract(capfd: pytest.CaptureFixture[str]) -> None:
    code = ocpart(
        "compare", RESPONDENTS, "--question", "coconstruction_dynamic", "--region",
        "Centre-Val de Loire", "--against", "france", "--json", "--lang", "fr",
    )  # fmt: skip
    printed = json.loads(capfd.readouterr().out)
    assert code == 0
    assert printed["format"] == 1
    assert printed["question"]["public"] == "maires"
    assert printed["region"] == {"code": "24", "name": "Centre-Val de Loire"}
    assert printed["against"]["kind"] == "france"
    answers = [row for row in printed["rows"] if not row["net"]]
    assert [row["region"]["value"] for row in answers] == pytest.approx([6 / 14, 7 / 14, 1 / 14])
    assert [round(row["against"]["value"], 2) for row in answers] == [0.30, 0.46, 0.24]
    assert {row["shown"] for row in answers} == {"very_weak"}
    assert printed["sentence"].startswith("En Centre-Val de Loire, 93\u202f% des maires")


def test_typology_rows_are_the_four_types_in_order(capfd: pytest.CaptureFixture[str]) -> None:
    ocpart(
        "typology", RESPONDENTS, "--public", "associations", "--region", "24",
        "--against", "france", "--json",
    )  # fmt: skip
    printed = json.loads(capfd.readouterr().out)
    assert [round(row["against"]["value"], 2) for row in printed["rows"]] == [
        0.67,
        0.29,
        0.26,
        0.25,
    ]
    assert printed["mean_citations"]["against"] == pytest.approx(1.47, abs=0.005)
    assert printed["combinations"]


@pytest.mark.parametrize("region", ["24", "centre", "CVL", "Centre Val de Loire", "FR-CVL"])
def test_a_region_is_known_by_any_of_its_names(
    region: str, capfd: pytest.CaptureFixture[str]
) -> None:
    ocpart("compare", RESPONDENTS, "--question", "Q4", "--region", region, "--json")
    assert json.loads(capfd.readouterr().out)["region"]["code"] == "24"


def test_a_filter_narrows_the_base_and_unweighted_counts_people(
    capfd: pytest.CaptureFixture[str],
) -> None:
    common = ("compare", RESPONDENTS, "--question", "STATUT", "--public", "associations",
              "--region", "11", "--json")  # fmt: skip
    ocpart(*common)
    whole = json.loads(capfd.readouterr().out)
    ocpart(*common, "--filter", "EMPLOYEUR=Employeuse", "--unweighted")
    narrowed = json.loads(capfd.readouterr().out)
    assert narrowed["base"]["region"]["n"] < whole["base"]["region"]["n"]
    assert narrowed["weighted"] is False
    assert narrowed["base"]["region"]["weighted"] == narrowed["base"]["region"]["n"]


def test_no_opinion_left_out_leaves_the_base_and_the_rows(
    capfd: pytest.CaptureFixture[str],
) -> None:
    common = ("compare", RESPONDENTS, "--question", "INNOV", "--public", "maires",
              "--region", "11", "--json", "--lang", "fr")  # fmt: skip
    ocpart(*common)
    whole = json.loads(capfd.readouterr().out)
    ocpart(*common, "--without-no-opinion")
    voiced = json.loads(capfd.readouterr().out)
    assert "NSP" in [row["label"] for row in whole["rows"]]
    assert "NSP" not in [row["label"] for row in voiced["rows"]]
    assert voiced["base"]["region"]["n"] < whole["base"]["region"]["n"]
    assert "hors «\u00a0ne se prononcent pas\u00a0»" in voiced["sentence"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nulle-part.xlsx"), "nulle-part.xlsx"),
        (("check", str(SAMPLES / "enquete_tronquee.xlsx")), "incomplet"),
        (("compare", RESPONDENTS, "--question", "Q99", "--region", "24"), "Q99"),
        (("compare", RESPONDENTS, "--question", "Q4", "--region", "Atlantide"), "Atlantide"),
        (("export", RESPONDENTS, "--region", "24", "--to", "x.odt"), "x.odt"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence_and_exits_1(
    arguments: tuple[str, ...], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ocpart(*arguments, "--lang", "fr") == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_errors_in_the_receipt_exit_3(capfd: pytest.CaptureFixture[str]) -> None:
    assert ocpart("check", str(SAMPLES / "enquete_abimee.xlsx"), "--json") == 3
    printed = json.loads(capfd.readouterr().out)
    assert {"error"} <= {issue["severity"] for issue in printed["issues"]}


@pytest.mark.parametrize(
    "arguments", [("compare", RESPONDENTS), ("export",), ("--nonsense",), ("notebook", "burn", "x")]
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2


def test_two_dashes_end_the_options() -> None:
    assert parse(["--", "check"]).window
    assert parse(["--", "-étrange.xlsx"]).files == [Path("-étrange.xlsx")]
    assert parse(["check", "--json", "--", "-étrange.xlsx"]).file == Path("-étrange.xlsx")


def test_without_a_display_the_window_says_which_commands_need_none() -> None:
    if sys.platform in ("win32", "darwin"):
        return
    ended = as_process("--lang", "fr")
    assert ended.returncode == 1
    assert "export" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_export_is_never_written_over_without_being_asked(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "synthèse.xlsx"
    target.write_text("à garder")
    assert ocpart("export", RESPONDENTS, "--region", "24", "--to", str(target)) == 1
    assert target.read_text() == "à garder"
    capfd.readouterr()
    assert ocpart("export", RESPONDENTS, "--region", "24", "--to", str(target), "--force") == 0
    assert capfd.readouterr().out.strip() == str(target)
    assert target.read_bytes()[:2] == b"PK"


def test_a_notebook_is_made_once_and_described(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "atelier.ocpart"
    assert ocpart("notebook", "new", str(path), "--json") == 0
    assert json.loads(capfd.readouterr().out)["initiatives"] == 0
    assert ocpart("notebook", "new", str(path)) == 1
    assert ocpart("notebook", "verify", str(path)) == 0


def test_a_bug_leaves_a_report_and_exits_70_without_a_traceback(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert explain_bug(RuntimeError("secret du fichier")) == 70
    said = capfd.readouterr().err
    report = Path(said.rsplit(" dans ", 1)[1].strip().removesuffix("."))
    assert "Traceback" not in said
    assert "RuntimeError" in report.read_text(encoding="utf-8")
    assert "secret du fichier" not in report.read_text(encoding="utf-8")


def test_typology_counts_citations_and_tests_combinations_on_request(
    capfd: pytest.CaptureFixture[str],
) -> None:
    words = ["typology", RESPONDENTS, "--public", "entreprises", "--region", "24", "--json"]
    assert run(parse(words)) == 0
    plain = json.loads(capfd.readouterr().out)
    assert run(parse([*words, "--citations"])) == 0
    cited = json.loads(capfd.readouterr().out)
    assert (plain["counted"], cited["counted"]) == ("respondents", "citations")
    assert sum(row["region"]["value"] for row in cited["rows"]) == pytest.approx(1)
    assert plain["total"] == cited["total"]
    for row, other in zip(plain["rows"], cited["rows"], strict=True):
        assert other["against"]["value"] < row["against"]["value"]
    for told in plain["combinations"]:
        assert told["gap"] == pytest.approx(told["region"]["value"] - told["against"]["value"])
        assert told["shown"] == "weak"


def test_typology_says_its_totals_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    words = ["typology", RESPONDENTS, "--public", "associations", "--region", "24"]
    assert run(parse([*words, "--against", "france"])) == 0
    said = capfd.readouterr().out.replace("\u202f", " ").replace("\xa0", " ")
    assert "contre 147 % (1,5) dans l’ensemble de la France" in said
