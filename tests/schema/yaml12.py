"""YAML as VS Code reads it: the core schema of 1.2, where no is text and 2025-09-15 too."""
import re
import yaml


class Loader(yaml.SafeLoader):
    pass


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def number(loader, node):
    return float(node.value)


def whole(loader, node):
    return int(node.value, 10)


def name(loader, node, deep=False):
    """A key is text, whatever it looks like."""
    return {
        key.value: loader.construct_object(value, deep=True) for key, value in node.value
    }


Loader.add_constructor("tag:yaml.org,2002:float", number)
Loader.add_constructor("tag:yaml.org,2002:int", whole)
Loader.add_constructor("tag:yaml.org,2002:map", name)


def read(text):
    return yaml.load(text, Loader) if text.strip() else {}


def parts(text):
    """The front matter and the blocks of a report: (kind, first line, last line, YAML)."""
    lines, found, i = text.split("\n"), [], 0
    if lines and lines[0] == "---":
        i = next((k for k in range(1, len(lines)) if lines[k] == "---"), len(lines))
        found.append(("report", 2, i, "\n".join(lines[1:i])))
    while i < len(lines):
        fence = re.match(r"^( *)(`{3,})\{([a-z]+)[^}]*\} *$", lines[i])
        if fence:
            end = i + 1
            while end < len(lines) and not re.match(r"^ *" + fence[2] + "`* *$", lines[end]):
                end += 1
            body = "\n".join(line[len(fence[1]):] for line in lines[i + 1:end])
            found.append((fence[3], i + 2, end, body))
            i = end
        elif re.match(r"^ *`{3,}", lines[i]):  # code that shows one
            mark = re.match(r"^ *(`{3,})", lines[i])[1]
            i += 1
            while i < len(lines) and not re.match(r"^ *" + mark + "`* *$", lines[i]):
                i += 1
        i += 1
    return found
