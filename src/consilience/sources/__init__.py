"""The world, as raw documents: the only room with sockets and file formats."""

from consilience.sources.files import must_exist, read_paths
from consilience.sources.known import read_known

__all__ = ["must_exist", "read_known", "read_paths"]
