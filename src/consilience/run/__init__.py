"""The only room that starts work: calls the stages on what is due, here or in other processes."""

from consilience.run.engine import Report, run
from consilience.run.maps import Map, process_map, serial_map

__all__ = ["Map", "Report", "process_map", "run", "serial_map"]
