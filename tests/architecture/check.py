"""Holds the tree to the rules of the house: check.py RULE, or no argument for all. Says what is wrong where."""

import pathlib
import sys

import dependencies
import form
import purity
import tree

RULES = {rule.__name__: rule for rule in dependencies.RULES + purity.RULES + form.RULES}


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    names = sys.argv[1:] or list(RULES)
    unknown = [name for name in names if name not in RULES]
    if unknown:
        sys.exit(f"expected one of {', '.join(RULES)}, but found {unknown[0]}")
    seen = tree.read(root)
    faults = [fault for name in names for fault in RULES[name](seen)]
    print("\n".join(faults) or f"{len(seen.files)} files keep to {', '.join(names)}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
