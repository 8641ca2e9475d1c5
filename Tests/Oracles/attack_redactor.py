#!/usr/bin/env python3
"""Plants secrets of every kind in commands of every form and looks for what the hook leaves of them in its log.

    attack_redactor.py PROGRAM [--seed N] [--cases N] [--only TEXT] [--show N] [--filter]

PROGRAM is `claude-hook-log`; each case is a call of Bash, of whose command the log keeps 200 characters. With `--filter` it is any
program that redacts texts from its standard input, each ended by a NUL: that is faster, and the texts come out whole. A case is a form of
`attack_forms.txt` with a made-up name and value, in a context, now and then after another. Three things can be wrong:

    leaked   six characters of a secret in a row are left, or all of a shorter one
    harmed   something else has gone with it, or less of it is left
    touched  a text without a secret isn't what it was

Exit 0 when nothing is, 1 with the first of these cases and how many of each form there are. `--only` keeps the cases whose form or context
holds a text. A few values that nobody could tell from a path or a member (`/ab9Xc`, `ab.cD`) aren't made.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import random
import re
import string
import subprocess
import sys

import hook_inputs

MASK = "[REDACTED]"
KEPT = 200
WORDS = ["token", "secret", "password", "passwd", "pwd", "passphrase", "credential", "api key", "apikey", "access key", "account key",
         "private key", "secret key", "auth token"]
BEFORE = ["", "", "db", "my app", "github", "aws", "x", "s3", "oauth2", "test", "client", "a b c", "prod 2"]
WAYS = {"U": ["UPPER"], "I": ["snake", "camel", "Pascal", "UPPER"], "K": ["kebab", "snake", "dotted", "camel"], "H": ["Train", "kebab"]}
# Names that have a secret's word, but not at their end; and values that give nothing away.
OTHER_NAMES = ["token_count", "passwordless", "secretary", "tokenizer", "max_tokens", "total_tokens", "password_file", "secret_name", "tokens",
               "token_type", "api_key_id", "keyboard", "monkey", "public_key", "password_policy", "credentials_path", "secretariat"]
HARMLESS = ["$VALUE", "${VALUE}", "$(pass show a)", "${VALUE:-}", "%VALUE%", "42", "3.14", "-1", "true", "false", "True", "null", "None",
            "", "***", "<your-value>", "{{ value }}"]
# How many of a hundred cases are of which section, and whose contexts they stand in.
SECTIONS = {"shell": (40, "shell"), "other": (3, "shell"), "config": (15, "config"), "code": (15, "code"), "json": (10, "json"),
            "shape": (12, "shell"), "none": (5, "shell")}
PLAIN = string.ascii_letters + string.digits
ALPHABETS = {"d": string.digits, "h": "0123456789abcdef", "C": string.ascii_uppercase + string.digits, "w": PLAIN + "-_", None: PLAIN}
# What can stand in quotes, or without them, beside letters and digits.
SIGNS = {'"': "!@#%^&*()+=/~.,;:?{}[]<>|-_", "'": "!@#%^&*()+=/~.,;:?{}[]<>|-_$\"", "": "@%^+=/~.:_-!"}


def read_forms():
    """The sections of attack_forms.txt by their names."""
    sections = {}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "attack_forms.txt"), encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line.startswith("== "):
                lines = sections.setdefault(line[3:], [])
            elif line and not line.startswith("#"):
                lines.append(line)
    return sections


def written(dice, style, words):
    """A name of these words as the style has it."""
    way = dice.choice(WAYS[style])
    if way == "camel":
        return words[0] + "".join(word.title() for word in words[1:])
    words = [word.title() if way in ("Pascal", "Train") else word.upper() if way == "UPPER" else word for word in words]
    if way == "Train" and len(words) == 1:
        words = ["X", *words]
    return {"kebab": "-", "Train": "-", "dotted": ".", "Pascal": ""}.get(way, "_").join(words)


def random_text(dice, alphabet, length):
    """A letter first, a letter or digit last, anything of the alphabet between."""
    return dice.choice(string.ascii_letters) + "".join(dice.choice(alphabet) for _ in range(length - 2)) + dice.choice(PLAIN)


def made_value(dice, mark, quote):
    """(sort, value) that can stand in this quote, for the mark of a form."""
    length = dice.choice([8, 10, 12, 16, 20, 24, 32, 40, 64, 120])
    signs = PLAIN + SIGNS[quote]
    sorts = {"letters": lambda: random_text(dice, PLAIN, length), "hex": lambda: random_text(dice, ALPHABETS["h"], length)[1:-1] + "a9",
             "base64url": lambda: random_text(dice, PLAIN + "-_", length)}
    if mark != "u":
        sorts["base64"] = lambda: random_text(dice, PLAIN + "+/", max(length, 12)) + dice.choice(["", "=", "=="])
    if mark in "vf":
        sorts["words"] = lambda: dice.choice(["hunter2", "s3cr3t", "Tr0ub4dor", "letmein1", "changeme123", "p4ssw0rd"]) * dice.choice([1, 1, 2])
        sorts["lower case"] = lambda: dice.choice(["swordfish", "opensesame", "correcthorse", "correct-horse-battery"])
        sorts["letters beyond"] = lambda: random_text(dice, "äößéñøčЖ漢字abc123", min(length, 24))
    if mark == "v":
        sorts["signs"] = lambda: random_text(dice, signs, length)
        sorts["sign first"] = lambda: dice.choice("!@%^+" if not quote else "!@#%^&*+~?") + random_text(dice, signs, length)
        sorts["sign last"] = lambda: random_text(dice, PLAIN, length) + dice.choice("!@%^+=." if not quote else "!@#%^&*?+=.)}]")
    if mark == "v" and quote:
        sorts["blanks"] = lambda: " ".join(random_text(dice, PLAIN, dice.choice([4, 6, 9])) for _ in range(dice.choice([2, 3, 5])))
    if mark == "v" and quote == '"':
        sorts["quotes inside"] = lambda: random_text(dice, PLAIN, 8) + '\\"' + random_text(dice, PLAIN, 9)
        sorts["other quotes"] = lambda: random_text(dice, PLAIN, 8) + "'" + random_text(dice, PLAIN, 9)
    if mark == "u":
        sorts["signs"] = lambda: random_text(dice, PLAIN + "!*+,;=._~-", length)
        sorts["escapes"] = lambda: "p%40ss%2F" + random_text(dice, PLAIN, 6) + "%21"
    sort = dice.choice(list(sorts))
    value = sorts[sort]()
    return (sort, value) if not re.fullmatch(r"[!]?[A-Za-z_][\w]*(\.[\w.]*)+[!]?", value) and value[:2] != "%s" else made_value(dice, mark, quote)


def open_quote(before):
    """The quote in which something stands, from what stands before it."""
    quote = ""
    for sign in re.sub("⟦.*?⟧", "", before, flags=re.S):
        quote = sign if not quote and sign in "\"'" else "" if sign == quote else quote
    return quote


def placed(dice, text, context):
    """The text in its context, escaped for the quotes it has there; None where it can't stand."""
    before, after = context.split("CASE")
    quote = open_quote(before)
    if before.endswith('"') and (quote == "'" or context.startswith("{")):
        text = json.dumps(text, ensure_ascii=False)[1:-1]
    elif quote == '"':
        text = re.sub(r'(["\\`$])', r"\\\1", text)
    if quote == "'" and "'" in text or "printf" in context and re.search(r"%|\\", text) or "<<" in text and context != "CASE":
        return None
    fill = "make build && " + "".join(dice.choice("abcdefgh ij/k") for _ in range(dice.randrange(130, 200))).strip() + " &&"
    return before.replace("FILL", fill) + text + after


def with_pieces(dice, form, sections):
    """The form with an address, a token or a key where it asks for one."""
    key = dice.choice(sections["PEM"])
    for place, piece in [("ESCAPED_PEM", f"⟦{key}⟧".replace("↵", "\\n")), ("PEM", f"⟦{key}⟧"), ("URL", dice.choice(sections["URL"])),
                         ("SHAPE", f"⟦{dice.choice(sections['SHAPE'])}⟧")]:
        form = re.sub(rf"(?<![\w]){place}\b", lambda _: piece, form)
    return form


def made_case(dice, sections, name=None, context=None):
    """(what it is made of, the text with ⟦⟧ around its secrets), or None when the dice are against it."""
    name = name or dice.choices(list(SECTIONS), weights=[share for share, _ in SECTIONS.values()])[0]
    form = dice.choice(sections[name])
    context = context or dice.choice(["CASE", *sections[SECTIONS[name][1] + " contexts"]])
    style, text, sorts = form[0], with_pieces(dice, form[2:], sections), []
    is_harmless = "⟦v⟧" in text and not re.search("secret set|⟦w⟧|-SecureString", form) and dice.random() < 0.12
    has_other_name = is_harmless and "NAME" in text and dice.random() < 0.5
    if "NAME" in text:
        secret_name = f"{dice.choice(BEFORE)} {dice.choice(WORDS)}".split()
        text = text.replace("NAME", written(dice, style, dice.choice(OTHER_NAMES).split("_") if has_other_name else secret_name))
    if is_harmless:
        value = dice.choice(["a.txt", "swordfish", "7", "name"] if has_other_name else HARMLESS)
        is_bare = not open_quote(text[:text.index("⟦v⟧")])
        if is_bare and re.search("[ <]", value) or style == "-" and value[:1] != "$":
            return None
        sorts, text = ["harmless"], text.replace("⟦v⟧", value)
    while mark := re.search("⟦([vftuw])⟧", text):
        sort, value = made_value(dice, mark[1].replace("w", "v"), open_quote(text[:mark.start()]))
        sorts, text = [*sorts, sort], text.replace(mark[0], f"⟦{value}⟧", 1)
    text = re.sub(r"\{(\d+)(?::([dhCw]))?\}", lambda m: "".join(dice.choice(ALPHABETS[m[2]]) for _ in range(int(m[1]))), text)
    text = placed(dice, text.replace("↵", "\n"), context.replace("↵", "\n"))
    return text and (f"{name} | {form} | {', '.join(sorts)} | {context}", text)


def made_cases(options):
    """As many cases as were asked for."""
    dice, sections, cases = random.Random(options.seed), read_forms(), []
    while len(cases) < options.cases:
        case = made_case(dice, sections)
        if case and dice.random() < 0.1 and cases and case[0].startswith("shell") and cases[-1][0].startswith("shell"):
            case = made_case(dice, sections, "shell", "CASE")
            case = case and (f"{case[0]} after another", cases[-1][1] + dice.choice([" && ", "; ", " | ", "\n"]) + case[1])
        if case and options.only in case[0]:
            cases.append(case)
    return cases


def logged(program, text):
    """What the log keeps of a text as a command."""
    data = json.dumps(hook_inputs.call(session_id="s", cwd="/src", tool_input={"command": text})).encode()
    return json.loads(hook_inputs.logged(program, data, {"HOME": "/home/ada"}))["command"]


def results(options, texts):
    """What the program makes of each text."""
    if options.filter:
        texts = "".join(text + "\0" for text in texts).encode()
        return subprocess.run([options.program], input=texts, capture_output=True, check=True).stdout.decode().split("\0")[:-1]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda text: logged(options.program, text), texts))


def fault(marked, result, kept):
    """What is wrong with a result; None when it is as it should be."""
    expected = re.sub("⟦.*?⟧", MASK, marked, flags=re.S)[:kept]
    if result == expected:
        return None
    secrets = re.findall("⟦(.*?)⟧", marked, flags=re.S)
    pieces = {secret[start:start + 6] for secret in secrets for start in range(max(len(secret) - 5, 1))}
    if any(piece in result and piece not in expected for piece in pieces):
        return "leaked"
    return "harmed" if secrets else "touched"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=3000)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--filter", action="store_true")
    options = parser.parse_args()
    cases = made_cases(options)
    outcomes = results(options, [re.sub("[⟦⟧]", "", text) for _, text in cases])
    kept = None if options.filter else KEPT
    faults = [(wrong, name, text, result) for (name, text), result in zip(cases, outcomes, strict=True) if (wrong := fault(text, result, kept))]
    for wrong, name, text, result in faults[:options.show]:
        print(f"{wrong}: {name}\n  {text!r}\n  {result!r}")
    for (wrong, form), count in collections.Counter((wrong, name.split(" | ")[1]) for wrong, name, _, _ in faults).most_common():
        print(f"{count:6} {wrong:8} {form}")
    print(f"{len(faults)} of {len(cases)} cases failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
