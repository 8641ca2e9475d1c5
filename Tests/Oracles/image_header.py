"""The width and height in the header of a PNG, JPEG, GIF or WebP image that is given as base64."""
import base64
import re
import struct


def size(text):
    """(width, height) of the image in the base64 or data address TEXT, None where the header doesn't say."""
    scheme, comma, rest = text[:100].partition(",")
    text = rest + text[100:] if comma and ":" in scheme else text
    data = decoded(text)
    try:
        found = size_in(data)
    except (struct.error, IndexError):
        return None
    return found if found and min(found) > 0 else None


def decoded(text):
    """The bytes of the base64 that TEXT begins with; blanks and line breaks in it don't count."""
    digits = re.match(r"[A-Za-z0-9+/]*", re.sub(r"[ \t\r\n\f\b]", "", text))[0]
    whole = len(digits) * 6 // 8
    return base64.b64decode(digits + "A" * (-len(digits) % 4))[:whole]


def size_in(data):
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", data, 16)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return struct.unpack_from("<HH", data, 6)
    if data.startswith(b"\xff\xd8"):
        return size_in_jpeg(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return size_in_webp(data[12:16], data[20:])
    return None


def size_in_jpeg(data):
    place = 2
    while data[place] == 0xFF:
        while data[place] == 0xFF:
            place += 1
        marker = data[place]
        if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, place + 4)
            return width, height
        place += 1 if marker == 1 or marker in range(0xD0, 0xD9) else 1 + max(struct.unpack_from(">H", data, place + 1)[0], 2)
    return None


def size_in_webp(kind, chunk):
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", chunk, 6)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits, = struct.unpack_from("<I", chunk, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return int.from_bytes(chunk[4:7], "little") + 1, int.from_bytes(chunk[7:10], "little") + 1 if len(chunk) >= 10 else 0
    return None
