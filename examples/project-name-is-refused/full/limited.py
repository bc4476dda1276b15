import os
import resource
import sys
from pathlib import Path

import lilya

templates = Path(lilya.__path__[0], "_internal/_templates/deployment_template")
largest = max(file.stat().st_size for file in templates.rglob("*tpl"))
resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
os.execvp("lilya", ["lilya", *sys.argv[1:]])
