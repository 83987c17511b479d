"""Consilience: the convergence of evidence from independent sources.

The public names: :func:`build`, :func:`open_desk`, :class:`Desk`, :class:`Dossier`, the records of
:mod:`consilience.records` and the errors of :mod:`consilience.errors`. Nothing else is promised.
"""

import os

# A process is one worker. Threads of linear algebra gain nothing on matrices as small as ours, and burn the other core
# while they wait; they must be forbidden before numpy is loaded. Who sets the variable is obeyed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consilience.desk import Desk, build, open_desk
    from consilience.dossier import Dossier
    from consilience.errors import ConsilienceError, ModelError, SettingsError, SourceError, StoreError

__version__ = "0.1.0"

__all__ = [
    "ConsilienceError",
    "Desk",
    "Dossier",
    "ModelError",
    "SettingsError",
    "SourceError",
    "StoreError",
    "__version__",
    "build",
    "open_desk",
]

_ROOMS = {"Desk": "desk", "build": "desk", "open_desk": "desk", "Dossier": "dossier"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: two seconds that ``--help`` need not wait."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS.get(name, 'errors')}"), name)
