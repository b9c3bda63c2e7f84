"""Opens an evidence container and a sealed field by docs/formats/evidence-container.md, without the product.

usage: open_container.py RECORD UNIT_KEY_FILE CONTAINER OUTPUT

RECORD is a file of "name=value" lines, binary values in hex: root key, wrapped matter key, the record of the object, a sealed field with its place.
The plaintext goes to OUTPUT, the text of the field to standard output.
"""

import hashlib
import struct
import sys
import uuid

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEGMENT = 1 << 20


def require(condition, sentence):
    if not condition:
        raise SystemExit("refused: " + sentence)


def hkdf(key, salt, info):
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(key)


def open_box(key, box, associated_data):
    return AESGCM(key).decrypt(box[:12], box[12:], associated_data)


def open_unit_key(root, file):
    header, box = file[:9], file[9:]
    require(header[:5] == b"XZUK\x01", "not a unit key of format 1")
    return struct.unpack(">I", header[5:])[0], open_box(root, box, header)


def open_matter_key(wrapped, matter, unit_version, unit_key):
    require(wrapped[:5] == b"XZMK\x01", "not a wrapped matter key of format 1")
    require(wrapped[5:21] == matter, "another matter")
    commitment, count, at = wrapped[21:53], wrapped[53], 54
    recipients = []
    for _ in range(count):
        kind = wrapped[at]
        at += 1
        blocks = []
        for _ in range(2):
            (length,) = struct.unpack_from(">H", wrapped, at)
            blocks.append(wrapped[at + 2 : at + 2 + length])
            at += 2 + length
        recipients.append((kind, *blocks))
    require(at == len(wrapped), "bytes behind the last recipient")
    kind, name, box = recipients[0]
    require(kind == 1 and name == struct.pack(">I", unit_version), "another unit key")
    key = open_box(unit_key, box, b"xiezhi matter key v1" + matter + b"\x01" + name)
    require(hashlib.sha256(b"matter-commit" + key + matter).digest() == commitment, "matter key commitment")
    return key


def open_object_key(record, matter_key, matter):
    wrapping = hkdf(matter_key, None, b"xiezhi object keys v1" + matter)
    object_id = uuid.UUID(record["object-id"]).bytes
    wrapped = bytes.fromhex(record["wrapped-object-key"])
    require(wrapped[0] == 1, "not a wrapped object key of format 1")
    associated_data = (
        b"xiezhi object key\x01"
        + object_id
        + struct.pack(">QH", int(record["size"]), int(record["suite"]))
        + bytes.fromhex(record["sha256"])
    )
    key = open_box(wrapping, wrapped[1:], associated_data)
    commitment = hashlib.sha256(b"dek-commit" + key + object_id).hexdigest()
    require(commitment == record["commitment"], "object key commitment")
    return key


def open_container(record, key, container):
    object_id = uuid.UUID(record["object-id"]).bytes
    header = b"XZEC" + struct.pack(">HH", 1, 1) + object_id + struct.pack(">I", SEGMENT)
    require(container[:28] == header, "container header")
    body = container[28:]
    require(body[0] == 40, "Tink header length")
    salt, prefix = body[1:33], body[33:40]
    cipher = AESGCM(hkdf(key, salt, header))
    plaintext = b""
    at, number = 40, 0
    while True:
        end = min((number + 1) * SEGMENT, len(body))
        last = end == len(body)
        nonce = prefix + struct.pack(">IB", number, int(last))
        plaintext += cipher.decrypt(nonce, body[at:end], None)
        if last:
            break
        at, number = end, number + 1
    require(len(plaintext) == int(record["size"]), "size")
    require(hashlib.sha256(plaintext).hexdigest() == record["sha256"], "SHA-256")
    return plaintext


def open_field(record, matter_key, matter):
    sealed = bytes.fromhex(record["field"])
    require(sealed[0] == 1, "not a field of format 1")
    table, column = record["field-table"].encode(), record["field-column"].encode()
    associated_data = b"xiezhi field\x01"
    for name in (table, column):
        associated_data += struct.pack(">H", len(name)) + name
    associated_data += uuid.UUID(record["field-row"]).bytes
    return open_box(hkdf(matter_key, None, b"xiezhi fields v1" + matter), sealed[1:], associated_data).decode()


def main():
    record_file, unit_key_file, container_file, output = sys.argv[1:]
    with open(record_file, encoding="utf-8") as lines:
        record = dict(line.rstrip("\n").split("=", 1) for line in lines if not line.startswith("#"))
    with open(unit_key_file, "rb") as file:
        unit_version, unit_key = open_unit_key(bytes.fromhex(record["root-key"]), file.read())
    matter = uuid.UUID(record["matter-id"]).bytes
    matter_key = open_matter_key(bytes.fromhex(record["wrapped-matter-key"]), matter, unit_version, unit_key)
    with open(container_file, "rb") as file:
        plaintext = open_container(record, open_object_key(record, matter_key, matter), file.read())
    with open(output, "wb") as file:
        file.write(plaintext)
    sys.stdout.buffer.write(open_field(record, matter_key, matter).encode())


main()
