"""Whole files."""

import os


def read_file(path):
    """The bytes of a file."""
    with open(path, "rb") as file:
        return file.read()


def write_file(path, content):
    """Writes bytes or a text, makes the directories above, and returns the path."""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path
