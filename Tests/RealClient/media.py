"""Small images and documents, made here."""

import base64
import json
import struct
import zlib


def png(width, height):
    """A gray PNG image."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\x80" * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def png_text(width, height):
    """A PNG image in base64."""
    return base64.b64encode(png(width, height)).decode()


def pdf():
    """A PDF document with one empty page."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"]
    text, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return text + b"xref\n0 4\n%strailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(text))


def notebook():
    """A notebook with a text, and a program with its output."""
    cells = [{"cell_type": "markdown", "id": "title", "metadata": {}, "source": ["# Lamps\n", "How bright they are."]},
             {"cell_type": "code", "id": "sum", "execution_count": 1, "metadata": {}, "source": "print(sum(range(10)))",
              "outputs": [{"output_type": "stream", "name": "stdout", "text": ["45\n"]}]}]
    return json.dumps({"cells": cells, "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5})
