"""What is used of spaCy, imported without its command line: that alone takes nearly half of the import's time."""

import sys
from types import ModuleType

_NAME = "spacy.cli.info"  # spaCy offers this command at its top, and with it loads downloaders, servers and templates

if "spacy" not in sys.modules:
    sys.modules[_NAME] = ModuleType(_NAME)
    sys.modules[_NAME].info = None  # type: ignore[attr-defined]
    import spacy  # noqa: F401

    del sys.modules[_NAME]  # whoever asks for the command line itself gets it

from spacy import load  # noqa: E402
from spacy.tokens import Doc, Token  # noqa: E402
from spacy.tokens._retokenize import set_token_attrs  # noqa: E402
from thinc.api import Model  # noqa: E402

__all__ = ["Doc", "Model", "Token", "load", "set_token_attrs"]
