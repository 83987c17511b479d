"""Consilience: the convergence of evidence from independent sources.

The public names: :func:`build`, :func:`open_desk`, :class:`Desk`, :class:`Dossier`, the records of
:mod:`consilience.records` and the errors of :mod:`consilience.errors`. Nothing else is promised.
"""

import os

# A process is one worker. Threads of linear algebra gain nothing on matrices as small as ours, and burn the other core
# while they wait; they must be forbidden before numpy is loaded. Who sets the variable is obeyed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

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
