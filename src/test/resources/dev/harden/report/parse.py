"""Parses a script with the grammar of PowerShell: `parse.py FILE`. Prints what it does not take, and then each command with
its words, the quotes taken off, as a line of JSON."""
import json
import sys

import tree_sitter_powershell
from tree_sitter import Language, Parser


def walk(node):
    yield node
    for child in node.children:
        yield from walk(child)


def word(text):
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def main():
    with open(sys.argv[1], "rb") as script:
        source = script.read()
    tree = Parser(Language(tree_sitter_powershell.language())).parse(source)
    for node in walk(tree.root_node):
        if node.type == "ERROR" or node.is_missing:
            print("ERROR at line %d: %s" % (node.start_point[0] + 1, node.text.decode()[:200]))
    for node in walk(tree.root_node):
        if node.type == "command":
            words = [one.text.decode() for part in node.children
                     for one in (part.children if part.type == "command_elements" else [part]) if one.text.strip()]
            print(json.dumps([word(one) for one in words]))


if __name__ == "__main__":
    main()
