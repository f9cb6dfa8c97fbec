"""conflict-kg: who backs whom, when, and who says so.

>>> import kg
>>> libya = kg.open(kg.example("libya"))
>>> libya.actor("Haftar")
'khalifa-haftar'
"""

from importlib import import_module

__version__ = "0.1.0"
_DOORS = {"open": ("kg.graph", "open_graph"), "example": ("kg.shipped", "example")}


def __getattr__(name: str):
    if name in _DOORS:
        module, function = _DOORS[name]
        return getattr(import_module(module), function)
    raise AttributeError(f"module 'kg' has no attribute '{name}'")
