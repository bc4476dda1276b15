import subprocess
import sys
from pathlib import Path

script = Path(sys.argv[1]).read_text()
sys.exit(subprocess.run(["lilya", "shell"], input=script, text=True).returncode)
