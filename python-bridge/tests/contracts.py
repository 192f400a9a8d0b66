"""What sdk/src/wire says, asked of the TypeScript itself (built by `npm run build`)."""

import json
import subprocess
from pathlib import Path
from typing import Any

from cohortlab.node import find_node

ROOT = Path(__file__).parent.parent.parent


def evaluate(module: str, expression: str) -> Any:
    """The JSON value of a JavaScript expression in which `it` is a built module of the checkout."""
    script = (
        f"import * as it from {json.dumps(str(ROOT / module))};"
        f"process.stdout.write(JSON.stringify({expression}))"
    )
    command = [find_node(), "--input-type=module", "-e", script]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


def conforms(schema: str, value: object) -> bool:
    """Whether `value` is what the zod schema named `schema` of sdk/src/wire asks for, nothing more."""
    return evaluate("sdk/lib/wire/index.js", f"it.{schema}.safeParse({json.dumps(value)}).success") is True
