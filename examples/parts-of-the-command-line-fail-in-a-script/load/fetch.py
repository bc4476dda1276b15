import sys

from lilya.cli.directives.operations._constants import PATH
from lilya.cli.utils import fetch_directive

print(fetch_directive(sys.argv[1], PATH))
