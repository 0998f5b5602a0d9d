"""Protecting a workbook with a password as Excel does: written here from the specifications
(FIPS 197, [MS-OFFCRYPTO] agile encryption), apart from the code that undoes it.
"""

from __future__ import annotations

import base64
import hashlib
import struct

from ole import compound_file

SPINS = 500
SALT, PACKAGE_SALT = bytes(range(16)), bytes(range(16, 32))
SECRET = bytes(range(100, 132))


def gf(a: int, b: int) -> int:
    out = 0
    for bit in range(8):
        if b >> bit & 1:
            out ^= a << bit
    for bit in range(14, 7, -1):
        if out >> bit & 1:
            out ^= 0x11B << (bit - 8)
    return out


def substitution_box() -> list[int]:
    box = [0x63]
    for n in range(1, 256):
        inverse = next(m for m in range(1, 256) if gf(n, m) == 1)
        bits = [inverse >> i & 1 for i in range(8)]
        value = 0
        for i in range(8):
            bit = bits[i] ^ bits[(i + 4) % 8] ^ bits[(i + 5) % 8] ^ bits[(i + 6) % 8]
            value |= (bit ^ bits[(i + 7) % 8] ^ (0x63 >> i & 1)) << i
        box.append(value)
    return box


BOX = substitution_box()


def schedule(key: bytes) -> list[bytes]:
    n = len(key) // 4
    words = [key[4 * i : 4 * i + 4] for i in range(n)]
    constant = 1
    for i in range(n, 4 * (n + 7)):
        last = words[-1]
        if i % n == 0:
            last = bytes(BOX[b] for b in last[1:] + last[:1])
            last = bytes([last[0] ^ constant]) + last[1:]
            constant = gf(constant, 2)
        elif n > 6 and i % n == 4:
            last = bytes(BOX[b] for b in last)
        words.append(bytes(a ^ b for a, b in zip(words[i - n], last, strict=True)))
    return [b"".join(words[i : i + 4]) for i in range(0, len(words), 4)]


def encrypt_block(keys: list[bytes], block: bytes) -> bytes:
    state = bytes(a ^ b for a, b in zip(block, keys[0], strict=True))
    for number, key in enumerate(keys[1:], start=1):
        state = bytes(BOX[b] for b in state)
        state = bytes(state[(i + 4 * (i % 4)) % 16] for i in range(16))
        if number < len(keys) - 1:
            state = bytes(
                gf(state[c + r], 2)
                ^ gf(state[c + (r + 1) % 4], 3)
                ^ state[c + (r + 2) % 4]
                ^ state[c + (r + 3) % 4]
                for c in (0, 4, 8, 12)
                for r in range(4)
            )
        state = bytes(a ^ b for a, b in zip(state, key, strict=True))
    return state


def encrypt_cbc(key: bytes, iv: bytes, data: bytes) -> bytes:
    data += b"\0" * (-len(data) % 16)
    keys, last, out = schedule(key), iv, []
    for i in range(0, len(data), 16):
        block = bytes(a ^ b for a, b in zip(data[i : i + 16], last, strict=True))
        last = encrypt_block(keys, block)
        out.append(last)
    return b"".join(out)


def protect(workbook: bytes, password: str) -> bytes:
    """The workbook encrypted with AES-256 and SHA-512, in its compound file."""
    digest = hashlib.sha512(SALT + password.encode("utf-16-le")).digest()
    for spin in range(SPINS):
        digest = hashlib.sha512(struct.pack("<I", spin) + digest).digest()

    def sealed(purpose: str, value: bytes) -> str:
        key = hashlib.sha512(digest + bytes.fromhex(purpose)).digest()[:32]
        return base64.b64encode(encrypt_cbc(key, SALT, value)).decode()

    proof = b"a proof, 16 bytes"[:16]
    cipher = (
        'blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" '
        'cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltSize="16"'
    )
    xml = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"
 xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">
<keyData {cipher} saltValue="{base64.b64encode(PACKAGE_SALT).decode()}"/>
<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">
<p:encryptedKey spinCount="{SPINS}" {cipher} saltValue="{base64.b64encode(SALT).decode()}"
 encryptedVerifierHashInput="{sealed("fea7d2763b4b9e79", proof)}"
 encryptedVerifierHashValue="{sealed("d7aa0f6d3061344e", hashlib.sha512(proof).digest())}"
 encryptedKeyValue="{sealed("146e0be7abacd0d6", SECRET)}"/>
</keyEncryptor></keyEncryptors></encryption>"""
    package = struct.pack("<Q", len(workbook))
    for n, start in enumerate(range(0, len(workbook), 4096)):
        iv = hashlib.sha512(PACKAGE_SALT + struct.pack("<I", n)).digest()[:16]
        package += encrypt_cbc(SECRET, iv, workbook[start : start + 4096])
    info = struct.pack("<HHI", 4, 4, 0x40) + xml.encode()
    return compound_file({"EncryptionInfo": info, "EncryptedPackage": package})
