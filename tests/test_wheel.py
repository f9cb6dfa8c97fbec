"""The wheel carries all that is needed and works in an empty environment, far from a checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
WHERE = "import kg, kg.shipped as s; print(kg.__file__, s.data(), s.ontology(), sep='\\n')"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "wheel"]
    subprocess.run([*pip, "--no-deps", "-w", str(folder), str(CHECKOUT)], check=True)
    (found,) = folder.glob("conflict_kg-*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> Path:
    """An empty virtual environment into which the wheel was installed with what it needs."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", str(wheel)], check=True)
    return folder


def run(environment: Path, *words: str, at: Path) -> str:
    """What a program of the environment prints, run in a folder, with nothing else to find."""
    settings = {"HOME": str(at), "PATH": f"{environment}/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(words, cwd=at, env=settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert str(CHECKOUT) not in done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_code_questions_data_ontology_and_parser_and_no_build(wheel):
    with zipfile.ZipFile(wheel) as archive:
        sizes = {item.filename: item.file_size for item in archive.infolist()}
    for name in (
        "kg/questions/backs.rq",
        "kg/rdf/derive/direct.rq",
        "kg/web/pages/graph.html",
        "kg/web/static/view.js",
        "kg/web/static/vendor/NOTICE",
        "kg/web/static/vendor/cytoscape/cytoscape.min.js",
        "kg/_shipped/ontology/kg.ttl",
        "kg/_shipped/data/README.md",
        "kg/_shipped/data/libya/actors.yml",
        "kg/_shipped/data/sudan/actors.yml",
        "kg/_shipped/data/myanmar/actors.yml",
        "kg/_shipped/data/libya/articles/2020-06-02-dispatch.txt",
    ):
        assert name in sizes
    assert any(name.startswith("kg/reading/") and size > 1_000_000 for name, size in sizes.items())
    assert sum(sizes.values()) < 40_000_000
    for name in sizes:
        assert not {".kg", "__pycache__", "tests", "benchmarks"} & set(Path(name).parts), name
    licences = {Path(name).name for name in sizes if "licenses" in name}
    assert licences == {"LICENSE", "LICENSE-DATA", "LICENSE-PARSER"}


def test_installed_it_stands_on_its_own(environment, tmp_path):
    places = run(environment, "python", "-c", WHERE, at=tmp_path).split()
    assert len(places) == 3
    assert all(Path(place).is_relative_to(environment) for place in places)
    assert all(Path(place).exists() for place in places)


def test_installed_it_shows_the_demo_and_answers(environment, tmp_path):
    shown = run(environment, "kg", "demo", at=tmp_path)
    assert "claims in" in shown
    files = {path.name for path in (tmp_path / "demo-out").iterdir()}
    assert {"libya.trig", "tables"} <= files
    lines = run(environment, "kg", "who-backs", "lna", at=tmp_path).splitlines()
    assert lines[0].startswith("backer\t")
    assert "uae-backs-lna" in "".join(lines)
    assert run(environment, "kg", "check", at=tmp_path) == ""
    assert not list(environment.rglob(".kg"))
    assert list(tmp_path.glob(".cache/conflict-kg/libya-*/current"))


def test_installed_it_makes_and_answers_a_conflict_of_ones_own(environment, tmp_path):
    run(environment, "kg", "init", "my-war", at=tmp_path)
    assert run(environment, "kg", "check", "-d", "my-war", at=tmp_path) == ""
    assert "graph\tactors\t0" in run(environment, "kg", "stats", "-d", "my-war", at=tmp_path)
