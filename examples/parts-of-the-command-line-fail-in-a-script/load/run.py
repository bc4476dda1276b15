import asyncio
import sys

from lilya.cli.utils import load_directive_class_by_filename

directive = load_directive_class_by_filename("greet", sys.argv[1])
asyncio.run(directive.run())
