import gc
import importlib
import sys
from types import FunctionType

from lilya import decorators

importlib.import_module(sys.argv[1])
found = [
    function
    for function in gc.get_objects()
    if type(function) is FunctionType
    and function.__globals__ is vars(decorators)
    and function.__code__.co_name == "sync_wrapper"
]
for function in found:
    print(f"{function.__module__}.{function.__qualname__}")
print("plain functions that are cached:", len(found))
