import platform
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from textwrap import indent

PACKAGES = ("lilya", "uvicorn", "palfrey", "anyio", "pydantic", "jinja2", "redis")
SECRET = re.compile(r"(?i)(secret|passw|token|key)\w*[\"']? *[:=] *[\"']|://\S+@")


def installed(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


program, target = map(Path, sys.argv[1:])
if installed("lilya") == "not installed":
    sys.exit("Lilya is not installed for this Python. Use the one that runs your app.")

run = subprocess.run([sys.executable, program], capture_output=True, text=True)
report = [
    f"- Python: {platform.python_version()}, {platform.platform()}",
    *(f"- {package}: {installed(package)}" for package in PACKAGES),
    f"\n{program}:\n\n{indent(program.read_text('utf-8'), '    ')}",
    f"It prints:\n\n{indent(run.stdout + run.stderr, '    ')}",
]
target.write_text("\n".join(report), "utf-8")

lines = target.read_text("utf-8").splitlines()
found = [number for number, line in enumerate(lines, 1) if SECRET.search(line)]
for number in found:
    print(f"{target}, line {number}: is this a secret?")
print(f"{target} is written.", "Mend it first." if found else "Read it, then paste it.")
