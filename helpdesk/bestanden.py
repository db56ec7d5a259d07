"""Reading the project's YAML files."""

from pathlib import Path
from typing import Any

import yaml

from helpdesk.fouten import InhoudFout

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lees_yaml(pad: Path) -> Any:
    """Return the content of one YAML file; dates stay text when they are quoted.

    :raise InhoudFout: if the file is missing or is not YAML; names file and line
    """
    try:
        return yaml.load(pad.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError as fout:
        raise InhoudFout(f"{pad}: this file is missing; restore it from git") from fout
    except yaml.YAMLError as fout:
        plek = getattr(fout, "problem_mark", None)
        regel = f":{plek.line + 1}" if plek else ""
        probleem = getattr(fout, "problem", None) or "not valid YAML"
        raise InhoudFout(f"{pad}{regel}: {probleem}; check indentation, quotes and colons on this line") from fout
