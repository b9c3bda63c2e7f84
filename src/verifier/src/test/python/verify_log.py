"""A second verifier, written from docs/formats/audit-log.md, audit-entry.md and audit-bundle.md alone.

Usage: verify_log.py FOLDER|BUNDLE.zip [--key VKEY] [--earlier CHECKPOINT]; prints one problem a line, then size and root.
Ends with 0, 1 or 3 as audit-bundle.md says. Standard library and the package "cryptography" only; not hardened
against hostile archives.
"""

import base64
import datetime
import hashlib
import json
import os
import re
import sys
import tempfile
import uuid
import zipfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

problems = []
open_points = []


def problem(code, where):
    problems.append(f"{code} {where}")


class Bad(Exception):
    pass


def demand(holds, what):
    if not holds:
        raise Bad(what)


def sha256(data):
    return hashlib.sha256(data).digest()


def unbase64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as e:
        raise Bad("base64") from e
    demand(base64.b64encode(data).decode() == text, "canonical base64")
    return data


# audit-log.md, section 3


def node(left, right):
    return sha256(b"\x01" + left + right)


def root(hashes):
    if not hashes:
        return sha256(b"")
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node(root(hashes[:split]), root(hashes[split:]))


# audit-log.md, section 4


def parse_key(text):
    parts = text.split("+", 2)
    demand(len(parts) == 3 and parts[0], "key of three parts")
    typed = unbase64(parts[2])
    demand(len(typed) == 33 and typed[0] == 1, "key type 1")
    key_id = sha256(parts[0].encode() + b"\n" + typed)[:4]
    demand(parts[1] == key_id.hex(), "key id")
    return parts[0], key_id, Ed25519PublicKey.from_public_bytes(typed[1:]), text


def parse_checkpoint(note):
    try:
        text = note.decode()
    except UnicodeDecodeError as e:
        raise Bad("UTF-8") from e
    demand("\n\n" in text and text.endswith("\n") and not text.endswith("\n\n"), "note")
    demand(not re.search(r"[\x00-\x09\x0b-\x1f]", text), "no control characters")
    at = text.rindex("\n\n")
    body = text[: at + 1]
    signatures = []
    for line in text[at + 2 : -1].split("\n"):
        match = re.fullmatch("— ([^ +]+) ([^ ]+)", line)
        demand(match, "signature line")
        blob = unbase64(match[2])
        demand(len(blob) > 4, "signature")
        signatures.append((match[1], blob[:4], blob[4:]))
    lines = body[:-1].split("\n")
    demand(len(lines) >= 3 and all(lines), "three lines")
    demand(re.fullmatch("0|[1-9][0-9]*", lines[1]), "size")
    head = unbase64(lines[2])
    demand(len(head) == 32 and (lines[1] != "0" or head == sha256(b"")), "root")
    return lines[0], int(lines[1]), head, body.encode(), signatures


def read_checkpoint(note, where, key):
    """Size and root, whether or not the signature holds; None where there is none."""
    try:
        origin, size, head, body, signatures = parse_checkpoint(note)
    except Bad as e:
        problem("checkpoint", f"{where}: {e}")
        return None
    if key:
        if origin != key[0]:
            problem("checkpoint", f"{where}: origin")
        known = [s for s in signatures if s[0] == key[0] and s[1] == key[1]]
        try:
            demand(known, "no signature by the key")
            for _, _, signature in known:
                key[2].verify(signature, body)
        except (Bad, InvalidSignature):
            problem("signature", where)
    return size, head


# audit-log.md, section 1


def tile_path(level, number, width):
    groups = [f"{number % 1000:03d}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03d}")
    return f"tile/{level}/{'/'.join(groups)}" + ("" if width == 256 else f".p/{width}")


def files_below(folder):
    found = set()
    for at, folders, names in os.walk(folder):
        if at == folder:
            folders[:] = [name for name in folders if name not in (".staging", ".witness", "stamp")]
        found.update(os.path.relpath(os.path.join(at, name), folder) for name in names)
    return found


def parse_bundle(data):
    entries, at = [], 0
    while at < len(data):
        demand(len(data) - at >= 2, "length")
        length = int.from_bytes(data[at : at + 2], "big")
        at += 2
        demand(len(data) - at >= length, "entry")
        entries.append(data[at : at + length])
        at += length
    return entries


# audit-entry.md

MEMBERS = {"v", "id", "time", "act", "outcome", "actor", "session", "roles", "object", "objectId", "matter", "values", "rows"}
MEMBERS_2 = MEMBERS | {"behalf", "role", "address", "reason", "rule"}
ROW = {"table", "id", "columns", "hash"}
RULE = "[a-z0-9]+([._:-][a-z0-9]+)*"


def canonical(value):
    if isinstance(value, dict):
        items = sorted(value.items(), key=lambda item: item[0].encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(name) + ":" + canonical(v) for name, v in items) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(v) for v in value) + "]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int):
        demand(abs(value) < 2**53, "integer range")
        return str(value)
    demand(isinstance(value, str), "integers only")
    return json.dumps(value, ensure_ascii=False)


def parse_canonical(data):
    try:
        value = json.loads(data.decode())
        demand(canonical(value).encode() == data, "canonical JSON")
    except (ValueError, UnicodeError, RecursionError) as e:
        raise Bad("JSON") from e
    demand(isinstance(value, dict), "object")
    return value


def is_uuid(text):
    try:
        return isinstance(text, str) and str(uuid.UUID(text)) == text
    except ValueError:
        return False


def is_hash(text):
    return isinstance(text, str) and len(unbase64(text)) == 32


def parse_entry(data):
    entry = parse_canonical(data)
    demand(entry.get("v") in (1, 2) and entry["v"] is not True, "version")
    second = entry["v"] == 2
    demand(set(entry) == (MEMBERS_2 if second else MEMBERS), "members")
    demand(is_uuid(entry["id"]), "id")
    demand(uuid.UUID(entry["id"]).version == 7, "id of version 7")
    demand(isinstance(entry["time"], str), "time")
    demand(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", entry["time"], re.ASCII), "time")
    try:
        datetime.datetime.strptime(entry["time"], "%Y-%m-%dT%H:%M:%S.%fZ")
    except ValueError as e:
        raise Bad("time") from e
    demand(isinstance(entry["act"], str) and re.fullmatch("[a-z0-9]+([.-][a-z0-9]+)*", entry["act"]), "act")
    demand(entry["outcome"] in ("done", "refused", "failed"), "outcome")
    for member in ("actor", "session", "objectId", "matter"):
        demand(entry[member] is None or is_uuid(entry[member]), member)
    demand(isinstance(entry["object"], str) and entry["object"], "object")
    roles = entry["roles"]
    demand(isinstance(roles, list) and all(isinstance(role, str) for role in roles), "roles")
    demand(all(a.encode("utf-16-be") < b.encode("utf-16-be") for a, b in zip(roles, roles[1:])), "roles sorted")
    demand(isinstance(entry["values"], dict) and all(is_hash(v) for v in entry["values"].values()), "values")
    demand(isinstance(entry["rows"], list), "rows")
    if second:
        parse_second(entry)
    for row in entry["rows"]:
        demand(isinstance(row, dict) and set(row) == (ROW | {"before"} if second else ROW), "row")
        demand(isinstance(row["table"], str) and row["table"] and is_uuid(row["id"]), "row")
        demand(isinstance(row["columns"], int) and row["columns"] is not True and row["columns"] > 0, "columns")
        demand(row["hash"] is None or is_hash(row["hash"]), "row hash")
        demand(row.get("before") is None or is_hash(row["before"]), "row before")
    names = [(row["table"], row["id"]) for row in entry["rows"]]
    demand(not second or len(set(names)) == len(names), "each row once")
    return entry


def parse_second(entry):
    demand(entry["behalf"] is None or is_uuid(entry["behalf"]), "behalf")
    demand(entry["role"] is None or entry["role"] in entry["roles"], "role")
    rule = entry["rule"]
    demand(rule is None or isinstance(rule, str) and re.fullmatch(f"{RULE}( {RULE})*", rule), "rule")
    for member in ("address", "reason"):
        demand(entry[member] is None or is_hash(entry[member]), member)
        demand(member not in entry["values"], f"{member} among the values")


class Entries:
    def __init__(self):
        self.ids = set()
        self.rows = {}

    def take(self, index, data):
        try:
            entry = parse_entry(data)
        except Bad as e:
            problem("entry", f"entry {index}: {e}")
            return
        if entry["id"] in self.ids:
            problem("event_id", f"entry {index}")
        self.ids.add(entry["id"])
        for row in entry["rows"]:
            name = row["table"], row["id"]
            if entry["v"] == 2 and row["before"] != self.rows.get(name):
                problem("before", f"entry {index}: {row['table']} {row['id']}")
            self.rows[name] = row["hash"]


# The check of a log folder: rebuild everything from the entries.


class Log:
    def __init__(self, folder, entries):
        self.folder, self.entries = folder, entries
        self.names = files_below(folder)
        self.size = 0
        self.levels = []

    def read(self, path):
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()

    def partials(self, level, number):
        prefix = tile_path(level, number, 256) + ".p/"
        widths = [w for w in range(1, 256) if prefix + str(w) in self.names]
        return [(w, prefix + str(w)) for w in widths]

    def compare(self, path, data):
        if self.read(path) != data:
            problem("content", path)

    def run(self, heads, signed):
        self.expect(heads, [])
        hashes, number, total = [], 0, 0
        while True:
            full = tile_path("entries", number, 256)
            partials = self.partials("entries", number)
            if full in self.names:
                path, width = full, 256
            elif partials:
                width, path = partials[-1]
            else:
                break
            total = number * 256 + width
            data = self.read(path)
            try:
                entries = parse_bundle(data)
                demand(len(entries) == width, "count")
            except Bad as e:
                problem("content", f"{path}: {e}")
                break
            for w, partial in partials:
                if w < width:
                    start = b"".join(len(e).to_bytes(2, "big") + e for e in entries[:w])
                    self.compare(partial, start)
            for entry in entries:
                hashes.append(sha256(b"\x00" + entry))
                self.entries.take(len(hashes) - 1, entry)
            if width < 256:
                break
            number += 1
        self.expect(heads, hashes)
        for size, _, code, where in heads:
            if size > len(hashes):
                problem(code, f"{where}: more entries than the folder holds")
        allowed = {"checkpoint", "checkpoint.cosigned", "log.vkey"}
        self.tiles("entries", len(hashes), None, signed, allowed)
        level, nodes = 0, hashes
        while nodes:
            self.tiles(level, len(nodes), nodes, signed // 256**level if signed else 0, allowed)
            nodes = [root(nodes[i : i + 256]) for i in range(0, len(nodes) // 256 * 256, 256)]
            level += 1
        for name in sorted(self.names - allowed):
            problem("unexpected", name)
        return len(hashes), root(hashes)

    def expect(self, heads, hashes):
        for size, head, code, where in heads:
            if (hashes and 0 < size <= len(hashes)) and root(hashes[:size]) != head:
                problem(code, where)

    def tiles(self, level, count, hashes, signed, allowed):
        for number in range((count + 255) // 256):
            width = min(256, count - number * 256)
            present = []
            for w in range(1, width + 1):
                path = tile_path(level, number, w)
                if path in self.names:
                    allowed.add(path)
                    present.append(w)
                    if hashes:
                        self.compare(path, b"".join(hashes[number * 256 : number * 256 + w]))
            needed = min(256, signed - number * 256)
            if needed > 0 and needed not in present and 256 not in present:
                problem("missing", tile_path(level, number, needed))


def verify_log(folder, given_key, earlier, entries):
    try:
        with open(os.path.join(folder, "log.vkey"), "rb") as file:
            text = file.read().decode()
        demand(text.endswith("\n"), "newline")
        installed = parse_key(text[:-1])
    except (OSError, UnicodeDecodeError, Bad) as e:
        problem("key", f"log.vkey: {e}")
        installed = None
    key = given_key or installed
    if given_key and installed and given_key[3] != installed[3]:
        problem("key", "log.vkey")
    heads, signed, cosigned = [], 0, None
    if os.path.exists(os.path.join(folder, "checkpoint.cosigned")):
        with open(os.path.join(folder, "checkpoint.cosigned"), "rb") as file:
            cosigned = file.read()
    try:
        with open(os.path.join(folder, "checkpoint"), "rb") as file:
            head = read_checkpoint(file.read(), "checkpoint", key)
        if head:
            signed = head[0]
            heads.append((*head, "root", "checkpoint"))
    except OSError:
        problem("checkpoint", "none")
    for note, where in ((earlier, "earlier checkpoint"), (cosigned, "checkpoint.cosigned")):
        head = read_checkpoint(note, where, key) if note is not None else None
        if head:
            heads.append((*head, "fork", where))
            if heads[0][3] == "checkpoint" and signed < head[0]:
                problem("fork", "checkpoint")
    size, head = Log(folder, entries).run(heads, signed)
    if not given_key:
        open_points.append("key")
    if not earlier:
        open_points.append("history")
    if size > signed:
        open_points.append("unsigned")
    return size, head


# audit-bundle.md


def verify_rows(folder, manifest, entries):
    seen = set()
    path = os.path.join(folder, "rows.jsonl")
    if os.path.exists(path):
        with open(path, "rb") as file:
            for number, line in enumerate(file, 1):
                row = parse_canonical(line.rstrip(b"\n"))
                image = row["image"]
                name = image["table"], image["id"]
                seen.add(name)
                salted = b"xiezhi row v1\0" + unbase64(row["salt"]) + b"\0" + canonical(image).encode()
                if entries.rows.get(name) != base64.b64encode(sha256(salted)).decode():
                    problem("row", f"line {number}")
    for (table, row), told in entries.rows.items():
        if table in manifest["wholeTables"] and told and (table, row) not in seen:
            problem("row", f"{table} {row} is missing")


def main(arguments):
    subject, options = arguments[0], dict(zip(arguments[1::2], arguments[2::2]))
    key = parse_key(options["--key"]) if "--key" in options else None
    earlier = None
    if "--earlier" in options:
        with open(options["--earlier"], "rb") as file:
            earlier = file.read()
    entries = Entries()
    if os.path.isdir(subject):
        size, head = verify_log(subject, key, earlier, entries)
    else:
        with tempfile.TemporaryDirectory() as folder:
            zipfile.ZipFile(subject).extractall(folder)
            with open(os.path.join(folder, "bundle.json"), "rb") as file:
                manifest = parse_canonical(file.read())
            size, head = verify_log(os.path.join(folder, "log"), key, earlier, entries)
            verify_rows(folder, manifest, entries)
    for line in problems:
        print(line)
    print(size, head.hex())
    return 1 if problems else 3 if open_points else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
