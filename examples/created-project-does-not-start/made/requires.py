import tomllib
from pathlib import Path

from packaging.specifiers import SpecifierSet

project = tomllib.loads(Path("shop/pyproject.toml").read_text())["project"]
for version in ("3.11", "3.13"):
    allowed = SpecifierSet(project["requires-python"]).contains(version)
    print(version, "allowed" if allowed else "refused")
