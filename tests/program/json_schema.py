"""As much of JSON Schema (2020-12) as the project's own schemas use; a keyword it does not know is an
error, so that no constraint goes unnoticed."""
import json
import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
IGNORED = {"$schema", "$id", "$defs", "title", "description"}


def is_type(value, name):
    if name in ("integer", "number"):
        number = (int,) if name == "integer" else (int, float)
        return isinstance(value, number) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def check(value, schema, root, where, problems):
    def complain(text):
        problems.append(f"{where}: {text}")

    if "$ref" in schema:
        check(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, where, problems)
    for keyword, rule in schema.items():
        if keyword == "type":
            names = rule if isinstance(rule, list) else [rule]
            if not any(is_type(value, name) for name in names):
                complain(f"{value!r} is not {' or '.join(names)}")
                return
        elif keyword == "enum":
            if value not in rule:
                complain(f"{value!r} is none of {rule}")
        elif keyword == "pattern":
            if isinstance(value, str) and not re.search(rule, value):
                complain(f"{value!r} does not match {rule}")
        elif keyword == "minimum":
            if is_type(value, "number") and value < rule:
                complain(f"{value} is less than {rule}")
        elif keyword in ("minItems", "maxItems", "minLength"):
            if isinstance(value, (list, str)) and (
                    len(value) > rule if keyword == "maxItems" else len(value) < rule):
                complain(f"has {len(value)}, {keyword} is {rule}")
        elif keyword == "required":
            for name in rule:
                if isinstance(value, dict) and name not in value:
                    complain(f"{name} is missing")
        elif keyword == "properties":
            for name, inner in rule.items():
                if isinstance(value, dict) and name in value:
                    check(value[name], inner, root, f"{where}.{name}", problems)
        elif keyword == "additionalProperties":
            if rule is False and isinstance(value, dict):
                for name in value.keys() - schema.get("properties", {}).keys():
                    complain(f"{name} is not in the schema")
        elif keyword == "items":
            if isinstance(value, list):
                for index, element in enumerate(value):
                    check(element, rule, root, f"{where}[{index}]", problems)
        elif keyword != "$ref" and keyword not in IGNORED:
            raise ValueError(f"schema keyword {keyword} is not supported")


def validate(value, path):
    """What is wrong with `value` by the schema file, as a list of lines."""
    schema = json.loads(path.read_text("utf-8"))
    problems = []
    check(value, schema, schema, "$", problems)
    return problems
