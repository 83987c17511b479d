"""The house is in order: every record has one writer and is written before it is read."""

import subprocess
import sys

import pytest

import consilience
from consilience import desk
from consilience.pipeline import GIVEN, PIPELINE, RECORDS
from consilience.records import RawDocument
from consilience.run.engine import stage_variant
from consilience.store.schema import fields, table


def test_every_record_has_one_writer_and_is_written_before_it_is_read() -> None:
    written: set[type] = set(GIVEN)
    assert RawDocument in written
    for stage in PIPELINE:
        unknown = [kind.__name__ for kind in stage.reads if kind not in written and kind not in stage.writes]
        assert not unknown, f"{stage.name} reads {unknown} before they are written"
        again = [kind.__name__ for kind in stage.writes if kind in written]
        assert not again, f"{stage.name} writes {again}, which another stage writes"
        written.update(stage.writes)
    assert written == set(RECORDS)


@pytest.mark.parametrize("stage", PIPELINE, ids=lambda s: s.name)
def test_partition_keys_can_be_joined_and_models_are_registered(stage) -> None:
    of_all = {kind for other in PIPELINE if other.by is None for kind in other.writes}
    for kind in stage.reads:
        direct = stage.by is None or stage.by in fields(kind) or kind in GIVEN or kind in of_all
        assert direct or (stage.via is not None and "article_id" in fields(kind)), (stage.name, kind.__name__)
    assert stage_variant(stage).startswith(f"v{stage.version}")


def test_tables_have_names_of_their_own() -> None:
    assert len({table(kind) for kind in RECORDS}) == len(RECORDS)
    assert table(RawDocument) == "raw_document"


def test_help_loads_no_model_and_no_stage() -> None:
    heavy = ("spacy", "onnxruntime", "torch", "numpy", "consilience.pipeline")
    code = f"import sys, consilience.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_what_the_package_says() -> None:
    assert {name for name in consilience.__all__ if getattr(consilience, name) is None} == set()
    assert consilience.build is desk.build
    with pytest.raises(AttributeError, match="no attribute 'pipelines'"):
        _ = consilience.pipelines
