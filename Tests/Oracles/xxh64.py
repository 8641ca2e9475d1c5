#!/usr/bin/env python3
"""XXH64 as its specification has it, in plain Python. Run by itself, it checks the published test vectors."""
import struct

MASK = (1 << 64) - 1
PRIMES = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5)
P1, P2, P3, P4, P5 = PRIMES


def rotated(value, bits):
    return (value << bits | value >> 64 - bits) & MASK


def mixed(accumulator, lane):
    return rotated(accumulator + lane * P2 & MASK, 31) * P1 & MASK


def xxh64(data, seed=0):
    """The 64 bits of the hash of the bytes DATA."""
    stripes = len(data) // 32
    if stripes:
        lanes = [seed + P1 + P2 & MASK, seed + P2 & MASK, seed, seed - P1 & MASK]
        for stripe in struct.iter_unpack("<4Q", data[:stripes * 32]):
            lanes = [mixed(accumulator, lane) for accumulator, lane in zip(lanes, stripe)]
        result = sum(rotated(lane, bits) for lane, bits in zip(lanes, (1, 7, 12, 18))) & MASK
        for lane in lanes:
            result = (result ^ mixed(0, lane)) * P1 + P4 & MASK
    else:
        result = seed + P5 & MASK
    result = result + len(data) & MASK
    rest = data[stripes * 32:]
    while len(rest) >= 8:
        result = rotated(result ^ mixed(0, int.from_bytes(rest[:8], "little")), 27) * P1 + P4 & MASK
        rest = rest[8:]
    if len(rest) >= 4:
        result = rotated(result ^ int.from_bytes(rest[:4], "little") * P1 & MASK, 23) * P2 + P3 & MASK
        rest = rest[4:]
    for byte in rest:
        result = rotated(result ^ byte * P5 & MASK, 11) * P1 & MASK
    result = (result ^ result >> 33) * P2 & MASK
    result = (result ^ result >> 29) * P3 & MASK
    return result ^ result >> 32


def published():
    """(data, seed, hash): the well-known ones of short texts, and those of xxhsum's self-test."""
    prime, state, sanity = 2654435761, 2654435761, bytearray()
    for _ in range(222):
        sanity.append(state >> 56)
        state = state * 0x9E3779B185EBCA8D & MASK
    yield b"a", 0, 0xD24EC4F1A98C6E5B
    yield b"abc", 0, 0x44BC2CF5AD770999
    yield b"Nobody inspects the spammish repetition", 0, 0xFBCEA83C8A378BF1
    for length, unseeded, seeded in ((0, 0xEF46DB3751D8E999, 0xAC75FDA2929B17EF), (1, 0xE934A84ADB052768, 0x5014607643A9B4C3),
                                     (14, 0x8282DCC4994E35C8, 0xC3BD6BF63DEB6DF0), (222, 0xB641AE8CB691C174, 0x20CB8AB7AE10C14A)):
        yield bytes(sanity[:length]), 0, unseeded
        yield bytes(sanity[:length]), prime, seeded


if __name__ == "__main__":
    for data, seed, expected in published():
        actual = xxh64(data, seed)
        assert actual == expected, f"{len(data)} bytes, seed {seed}: {actual:016x} is not {expected:016x}"
    print("as published")
