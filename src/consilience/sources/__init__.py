"""The world, as raw documents: the only room with sockets and file formats."""
