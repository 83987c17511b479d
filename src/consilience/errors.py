"""The exception tree.

::

    ConsilienceError
    ├── SourceError      a document cannot be read: becomes a row of the ledger, the rest is done
    ├── SettingsError    a setting or argument is wrong: raised early, says what to do
    ├── ModelError       a model file is missing or is not the registered one
    └── StoreError       the store cannot be opened, is locked, or was written by a newer version
"""


class ConsilienceError(Exception):
    """Root of all errors that this package raises on purpose."""


class SourceError(ConsilienceError):
    """A document cannot be read."""


class SettingsError(ConsilienceError):
    """A setting or argument is wrong."""


class ModelError(ConsilienceError):
    """A model file is missing or is not the registered one."""


class StoreError(ConsilienceError):
    """The store cannot be opened or written."""
