import sys

from lilya.cli.utils import fetch_custom_directive_by_location

fetch_custom_directive_by_location(sys.argv[1])
