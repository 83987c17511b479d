"""``python -m consilience`` is the command line."""

from consilience.cli import app

if __name__ == "__main__":
    app(prog_name="consilience")
