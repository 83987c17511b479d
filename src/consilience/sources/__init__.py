"""The world, as raw documents: the only room with sockets and file formats."""

from consilience.sources.files import read_paths
from consilience.sources.known import read_known

__all__ = ["read_known", "read_paths"]
