from pathlib import Path

from packaging.specifiers import SpecifierSet

for line in Path("shop/pyproject.toml").read_text().splitlines():
    if line.startswith("requires-python"):
        requires = SpecifierSet(line.split('"')[1])
for version in ("3.11", "3.13"):
    print(version, "allowed" if version in requires else "refused")
