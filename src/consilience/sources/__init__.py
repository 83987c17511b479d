"""The world, as raw documents: the only room with sockets and file formats."""

from consilience.sources.files import read_paths

__all__ = ["read_paths"]
