"""How fast OCPart is, beside its neighbours on the same machine: see ``script/bench``."""
