"""Load a model by its use, once a process, after its files were checked against the registry."""

import hashlib
import tomllib
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from typing import Any

from consilience.errors import ModelError
from consilience.models.base import (
    AntecedentModel,
    AttributionModel,
    ContentScorer,
    DifferenceScorer,
    Encoder,
    EventModel,
    NameScorer,
    NameTagger,
    PairJudge,
    PairReader,
    PairScorer,
    Parser,
    Vocabulary,
    Whitening,
    WordEncoder,
)


@cache
def registry() -> dict[str, Any]:
    """Read ``registry.toml``: one table a use."""
    return tomllib.loads((Path(__file__).parent / "registry.toml").read_text(encoding="utf-8"))


@cache
def files(use: str) -> dict[str, Path]:
    """Locate and verify the registered files of a model; keys are paths inside its package.

    Raises ModelError where one is missing or is not the registered one.
    """
    entry = registry()[use]
    return {name: _verified(_located(entry["package"], name), digest) for name, digest in entry["sha256"].items()}


def _located(package: str, name: str) -> Path:
    """Find a file of an installed package; ours are named relative to this folder."""
    if package == "consilience":
        return Path(__file__).parent / name
    try:
        return Path(str(metadata.distribution(package).locate_file(name)))
    except metadata.PackageNotFoundError as error:
        raise ModelError(f"the package {package} is not installed: run `make env`") from error


def _verified(path: Path, digest: str) -> Path:
    if not path.is_file():
        raise ModelError(f"model file {path.name} is missing: install the packages of requirements/ again")
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise ModelError(f"model file {path.name} is not the registered one (sha256 differs): install it again")
    return path


def reference(use: str) -> str:
    """Return ``name@revision`` of the model behind a use."""
    entry = registry()[use]
    return f"{entry['name']}@{entry['revision']}"


def _parser() -> Parser:
    from consilience.models.spacy_parser import SpacyParser  # noqa: PLC0415  heavy: only when asked
    from consilience.models.token_reader import ReadingParser, TokenReader  # noqa: PLC0415

    return ReadingParser(SpacyParser(), TokenReader(files("reader")))


def _encoder() -> Encoder:
    from consilience.models.onnx_encoder import OnnxEncoder  # noqa: PLC0415  heavy: only when asked

    return OnnxEncoder(files("encoder"), reference("encoder"))


def _word_encoder() -> WordEncoder:
    from consilience.models.onnx_words import OnnxWordEncoder  # noqa: PLC0415  heavy: only when asked

    return OnnxWordEncoder({**files("word_encoder"), **files("word_map")}, reference("word_encoder"))


def _pair_reader() -> PairReader:
    from consilience.models.pair_reader import OnnxPairReader  # noqa: PLC0415  heavy: only when asked

    return OnnxPairReader(files("pair_reader"), reference("pair_reader"))


def _vocabulary() -> Vocabulary:
    from consilience.models.vocabulary import WordTable  # noqa: PLC0415

    return WordTable(files("vocabulary")["weights/vocabulary.npz"])


def _whitening() -> Whitening:
    from consilience.models.whitening import WhiteningMap  # noqa: PLC0415

    return WhiteningMap(files("whitening")["weights/whitening.npz"])


def _trees(use: str) -> Any:
    from consilience.models.trees import TreeScorer  # noqa: PLC0415

    (path,) = files(use).values()
    return TreeScorer(path, reference(use))


def _pair_judge() -> PairJudge:
    from consilience.models.trees import TreeScorer  # noqa: PLC0415

    found, name = files("pair_judge"), reference("pair_judge")
    alone, together = (TreeScorer(found[f"weights/{step}.npz"], name) for step in ("judging", "support"))
    return PairJudge(alone, together)


def _linear(use: str) -> Any:
    from consilience.models.linear import LinearModel  # noqa: PLC0415

    (path,) = files(use).values()
    return LinearModel(path)


def _choices(use: str) -> AttributionModel:
    from consilience.models.linear import ChoiceModel  # noqa: PLC0415

    return ChoiceModel(*files(use).values())


def _name_tagger() -> NameTagger:
    from consilience.models.name_field import NameField  # noqa: PLC0415

    return NameField.read(files("name_tagger")["weights/names.npz"])


def _name_scorer() -> NameScorer:
    from consilience.models.name_trees import NameTrees  # noqa: PLC0415

    return NameTrees(files("name_scorer")["weights/name_pairs.json"])


def _content_scorer() -> ContentScorer:
    from consilience.models.content import ContentForests  # noqa: PLC0415

    return ContentForests(files("content_scorer").values(), reference("content_scorer"))


# protocol: (name in the registry, how it is loaded)
_USES: dict[type, tuple[str, Callable[[], Any]]] = {
    Parser: ("parser", _parser),
    ContentScorer: ("content_scorer", _content_scorer),
    Encoder: ("encoder", _encoder),
    WordEncoder: ("word_encoder", _word_encoder),
    Vocabulary: ("vocabulary", _vocabulary),
    Whitening: ("whitening", _whitening),
    AntecedentModel: ("antecedents", partial(_choices, "antecedents")),
    AttributionModel: ("attribution", partial(_choices, "attribution")),
    EventModel: ("events", partial(_linear, "events")),
    PairScorer: ("pair_scorer", partial(_trees, "pair_scorer")),
    PairReader: ("pair_reader", _pair_reader),
    PairJudge: ("pair_judge", _pair_judge),
    DifferenceScorer: ("difference_scorer", partial(_trees, "difference_scorer")),
    NameTagger: ("name_tagger", _name_tagger),
    NameScorer: ("name_scorer", _name_scorer),
}


def load(use: Any) -> Any:
    """Load the model for a protocol (``load(Encoder)``), once a process. Raises ModelError as ``files`` does."""
    if use not in _USES:
        raise ModelError(f"no model is registered for {use}")
    return _opened(use).result()


def prepare(uses: Iterable[type]) -> None:
    """Begin to load models in the order of their use, beside the work that comes before them."""
    for use in uses:
        _opened(use)


@cache
def _opened(use: type) -> Future[Any]:
    return _opener().submit(_USES[use][1])


@cache
def _opener() -> ThreadPoolExecutor:
    """One thread: opening networks and reading their files lets go of the interpreter; two gain nothing."""
    return ThreadPoolExecutor(1, thread_name_prefix="models")


def variant(use: type) -> str:
    """Return the revision that a stage's results depend on, without loading anything."""
    parts = ("parser", "reader") if use is Parser else (_USES[use][0],)
    return " ".join(map(reference, parts))
