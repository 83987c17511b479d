"""SQL that cuts the records of a kind into the partitions of a stage."""

from consilience.stage import Stage
from consilience.store import changes, schema


def one(stage: Stage, kind: type) -> str:
    """SQL for the fields of the records of one partition, whose key is the argument where the stage has keys."""
    names = ", ".join(f'"{schema.table(kind)}"."{f}"' for f in schema.fields(kind))
    rows, key = _keyed(stage, kind)
    where = f"WHERE {key} = ?" if stage.by else ""
    return f"SELECT {names} FROM {rows} {where} ORDER BY {schema.order(kind)}"  # noqa: S608


def grouped(stage: Stage, kind: type, *, settled: bool) -> str:
    """SQL for (key, count, two sums of hash halves) of each partition, or of each that was touched."""
    rows, key = _keyed(stage, kind)
    where = f"{key} IN ({changes.TOUCHED})" if settled else "?1 IS NOT NULL"
    group = f"GROUP BY {key}" if stage.by else "HAVING count(*) > 0"
    return f"SELECT {key}, {_sums(kind)} FROM {rows} WHERE {where} {group}"  # noqa: S608


def summed(kind: type) -> str:
    """SQL for (count, two sums of hash halves) of all records of a kind."""
    return f'SELECT {_sums(kind)} FROM "{schema.table(kind)}"'  # noqa: S608


def _sums(kind: type) -> str:
    """Columns that are equal for equal contents in any order."""
    own = f'"{schema.table(kind)}"._hash'
    return f"count(*), sum({own} >> 32), sum({own} & 4294967295)"


def _keyed(stage: Stage, kind: type) -> tuple[str, str]:
    """Return the FROM clause and the column that give a record type the stage's partition key."""
    name = schema.table(kind)
    if stage.joins:
        own = f'joined.stage = \'{stage.name}\' AND joined.key = "{name}"."{stage.by}"'
        return f'"{name}" JOIN joined ON {own}', "joined.home"
    if stage.by is None or stage.by in schema.fields(kind):
        return f'"{name}"', f'"{name}"."{stage.by}"' if stage.by else "''"
    if stage.via is None:
        raise TypeError(f"stage {stage.name}: {kind.__name__} has no {stage.by} and no membership leads to it")
    member = schema.table(stage.via)
    return f'"{name}" JOIN "{member}" USING (article_id)', f'"{member}"."{stage.by}"'
