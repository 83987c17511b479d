"""The documents say what the code does."""

import importlib.util
import re
from pathlib import Path

from typer.main import get_command

from consilience.cli import app
from consilience.models.load import registry

ROOT = Path(__file__).parent.parent


def test_the_records_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_records", ROOT / "docs" / "make_records.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    current = module.render(module.SOURCE.read_text(encoding="utf-8"))
    assert (ROOT / "docs" / "records.md").read_text(encoding="utf-8") == current, "run python docs/make_records.py"


def test_the_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"`make ([a-z-]+)`", readme))
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= targets <= made
    named = set(re.findall(r"[`/]consilience ([a-z]+)", readme))
    assert named == set(get_command(app).commands)


def test_make_runs_every_recipe() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipes = {path.stem for path in (ROOT / "training").glob("*.py") if "__main__" in path.read_text(encoding="utf-8")}
    assert recipes == set(re.findall(r"-m training\.(\w+) ", makefile))


def test_decisions_are_numbered_once() -> None:
    numbers = [path.name[:3] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))
    assert all(number.isdigit() for number in numbers)


def test_every_registered_model_has_a_licence_and_hashes() -> None:
    for use, entry in registry().items():
        assert entry["licence"], use
        assert entry["revision"], use
        assert entry["sha256"], use
        assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in entry["sha256"].values()), use
