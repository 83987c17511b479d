"""Write ``records.md`` from ``src/consilience/records.py``: run ``python docs/make_records.py``."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "consilience" / "records.py"


def render(source: str) -> str:
    """Return the reference page: a table of fields for each record, under the source's own headings."""
    tree = ast.parse(source)
    lines = source.splitlines()
    parts = ["# Records", "", "Generated from `records.py` by `docs/make_records.py`; do not edit.", ""]
    parts += [(ast.get_docstring(tree) or "").replace("``", "`"), ""]
    headings = {n: m.group(1) for n, line in enumerate(lines, 1) if (m := re.match(r"# -{10,} (.+)", line))}
    for node in (n for n in tree.body if isinstance(n, ast.ClassDef)):
        due = [n for n in headings if n < node.lineno]
        parts += [text for n in due for text in (f"## {headings.pop(n).capitalize()}", "")]
        parts += _table(node, lines)
    return "\n".join(parts).rstrip() + "\n"


def _table(node: ast.ClassDef, lines: list[str]) -> list[str]:
    rows = ["| field | type | meaning |", "|---|---|---|"]
    for field in (n for n in node.body if isinstance(n, ast.AnnAssign)):
        comment = lines[field.lineno - 1].partition("#")[2].strip().replace("|", "\\|")
        kind = ast.unparse(field.annotation).replace("|", "\\|")
        rows.append(f"| `{ast.unparse(field.target)}` | `{kind}` | {comment} |")
    return [f"### {node.name}", "", (ast.get_docstring(node) or "").replace("``", "`"), "", *rows, ""]


if __name__ == "__main__":
    (HERE / "records.md").write_text(render(SOURCE.read_text(encoding="utf-8")), encoding="utf-8")
