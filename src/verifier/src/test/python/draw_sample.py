"""A second drawer of samples, written from docs/formats/audit-sample.md alone; standard library only.

Usage: draw_sample.py FOLDER SEED-FILE COUNT entries|cases SIZE; prints an index or a matter a line. Believes the folder: verify
it before.
"""

import hashlib
import hmac
import json
import os
import sys

from verify_log import parse_bundle, root, sha256, tile_path


def draw(kind, seed, size, head, population, count):
    key = sha256(b"xiezhi sample v1\0" + kind.encode() + b"\0" + size.to_bytes(8, "big") + head + seed.encode())
    block = 0

    def below(m):
        nonlocal block
        while True:
            u = int.from_bytes(hmac.new(key, block.to_bytes(8, "big"), hashlib.sha256).digest()[:8], "big")
            block += 1
            if u < 2**64 - 2**64 % m:
                return u % m

    places = list(range(population))
    drawn = []
    for i in range(count):
        j = i + below(population - i)
        drawn.append(places[j])
        places[j] = places[i]
    return drawn


def entries_of(folder, size):
    entries = []
    for number in range((size + 255) // 256):
        for width in range(min(256, size - number * 256), 257):
            path = os.path.join(folder, tile_path("entries", number, width))
            if os.path.exists(path):
                with open(path, "rb") as file:
                    entries += parse_bundle(file.read())
                break
    return entries[:size]


def main(folder, seed_file, count, kind, size):
    with open(seed_file, encoding="utf-8", newline="") as file:
        seed = file.read().removesuffix("\n")
    entries = entries_of(folder, int(size))
    head = root([sha256(b"\0" + entry) for entry in entries])
    population = list(range(len(entries)))
    if kind == "cases":
        matters = {json.loads(entry)["matter"] for entry in entries} - {None}
        population = sorted(matters, key=lambda matter: matter.encode())
    for place in draw(kind, seed, len(entries), head, len(population), int(count)):
        print(population[place])


if __name__ == "__main__":
    main(*sys.argv[1:])
