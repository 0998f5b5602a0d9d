"""Protecting workbooks with a password as Excel does: written here from [MS-OFFCRYPTO], apart from
the library that undoes it. The ciphers themselves are those of ``cryptography``.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import struct

import olefile
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from ole import compound_file

SPINS = 500
SALT, PACKAGE_SALT = bytes(range(16)), bytes(range(16, 32))
SECRET = bytes(range(100, 132))
PROOF = b"a proof, 16 bytes"[:16]
HMAC_KEY = bytes(range(64))
# BIFF records that stay plain in a protected .xls, and the one whose first four bytes do.
PLAIN = {0x0809, 0x002F, 0x00E1, 0x0194, 0x0195, 0x0196, 0x0138}
BOUND_SHEET = 0x0085


def protect(workbook: bytes, password: str, *, spins: int = SPINS, proof: bytes = PROOF) -> bytes:
    """The workbook encrypted with AES-256 and SHA-512 (Excel 2010 and later)."""
    digest = hashlib.sha512(SALT + password.encode("utf-16-le")).digest()
    for spin in range(min(spins, SPINS)):
        digest = hashlib.sha512(struct.pack("<I", spin) + digest).digest()

    def sealed(purpose: str, value: bytes) -> str:
        key = hashlib.sha512(digest + bytes.fromhex(purpose)).digest()[:32]
        return base64.b64encode(encrypt_cbc(key, SALT, value)).decode()

    cipher = (
        'blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" '
        'cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltSize="16"'
    )
    package = struct.pack("<Q", len(workbook))
    for n, start in enumerate(range(0, len(workbook), 4096)):
        package += encrypt_cbc(SECRET, vector(struct.pack("<I", n)), workbook[start : start + 4096])
    proved = hmac.digest(HMAC_KEY, package, "sha512")
    xml = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"
 xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">
<keyData {cipher} saltValue="{base64.b64encode(PACKAGE_SALT).decode()}"/>
<dataIntegrity encryptedHmacKey="{intact("5fb2ad010cb9e1f6", HMAC_KEY)}"
 encryptedHmacValue="{intact("a0677f02b22c8433", proved)}"/>
<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">
<p:encryptedKey spinCount="{spins}" {cipher} saltValue="{base64.b64encode(SALT).decode()}"
 encryptedVerifierHashInput="{sealed("fea7d2763b4b9e79", proof)}"
 encryptedVerifierHashValue="{sealed("d7aa0f6d3061344e", hashlib.sha512(proof).digest())}"
 encryptedKeyValue="{sealed("146e0be7abacd0d6", SECRET)}"/>
</keyEncryptor></keyEncryptors></encryption>"""
    info = struct.pack("<HHI", 4, 4, 0x40) + xml.encode()
    return compound_file({"EncryptionInfo": info, "EncryptedPackage": package})


def vector(purpose: bytes) -> bytes:
    return hashlib.sha512(PACKAGE_SALT + purpose).digest()[:16]


def intact(purpose: str, value: bytes) -> str:
    return base64.b64encode(encrypt_cbc(SECRET, vector(bytes.fromhex(purpose)), value)).decode()


def protect_2007(workbook: bytes, password: str) -> bytes:
    """The workbook encrypted with AES-128 and SHA-1 (Excel 2007, « standard » encryption)."""
    digest = hashlib.sha1(SALT + password.encode("utf-16-le")).digest()
    for spin in range(50_000):
        digest = hashlib.sha1(struct.pack("<I", spin) + digest).digest()
    digest = hashlib.sha1(digest + struct.pack("<I", 0)).digest()
    inner = bytes(a ^ b for a, b in zip(digest.ljust(64, b"\0"), b"\x36" * 64, strict=True))
    key = hashlib.sha1(inner).digest()[:16]
    name = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = struct.pack("<IIIIIIII", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + name
    proof = hashlib.sha1(PROOF).digest().ljust(32, b"\0")
    verifier = struct.pack("<I", 16) + SALT + encrypt_ecb(key, PROOF)
    verifier += struct.pack("<I", 20) + encrypt_ecb(key, proof)
    info = struct.pack("<HHII", 4, 2, 0x24, len(header)) + header + verifier
    package = struct.pack("<Q", len(workbook)) + encrypt_ecb(key, workbook)
    return compound_file({"EncryptionInfo": info, "EncryptedPackage": package})


def protect_xls(workbook: bytes, password: str) -> bytes:
    """An .xls encrypted with RC4 (Excel 97 to 2003)."""
    stream = olefile.OleFileIO(io.BytesIO(workbook)).openstream("Workbook").read()
    begun = 4 + struct.unpack_from("<H", stream, 2)[0]
    proof = rc4(password, 0, PROOF + hashlib.md5(PROOF).digest())
    told = struct.pack("<HHHHH", 0x002F, 54, 1, 1, 1) + SALT + proof
    plain = moved(stream[:begun] + told + stream[begun:], len(told))
    return compound_file({"Workbook": _rc4_records(plain, password)})


def moved(stream: bytes, by: int) -> bytes:
    """The sheets are named with their place in the stream, which the new record shifts."""
    out = bytearray(stream)
    for place, kind, _size in biff_records(stream):
        if kind == BOUND_SHEET:
            struct.pack_into("<I", out, place, struct.unpack_from("<I", out, place)[0] + by)
    return bytes(out)


def biff_records(stream: bytes) -> list[tuple[int, int, int]]:
    """Where the data of each record begin, its type, its size."""
    found, place = [], 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        if not kind and not size:
            break
        found.append((place + 4, kind, size))
        place += 4 + size
    return found


def _rc4_records(stream: bytes, password: str) -> bytes:
    """The whole stream is encrypted in blocks of 1024 bytes, then what stays plain put back."""
    blocks = range(0, len(stream), 1024)
    out = bytearray(b"".join(rc4(password, n // 1024, stream[n : n + 1024]) for n in blocks))
    for place, kind, size in biff_records(stream):
        kept = size if kind in PLAIN else 4 if kind == BOUND_SHEET else 0
        out[place - 4 : place + kept] = stream[place - 4 : place + kept]
    return bytes(out)


def rc4(password: str, block: int, data: bytes) -> bytes:
    truncated = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    intermediate = hashlib.md5((truncated + SALT) * 16).digest()[:5]
    key = hashlib.md5(intermediate + struct.pack("<I", block)).digest()
    return Cipher(ARC4(key), mode=None).encryptor().update(data)


def encrypt_cbc(key: bytes, iv: bytes, data: bytes) -> bytes:
    return _encrypted(Cipher(algorithms.AES(key), modes.CBC(iv)), data)


def encrypt_ecb(key: bytes, data: bytes) -> bytes:
    return _encrypted(Cipher(algorithms.AES(key), modes.ECB()), data)


def _encrypted(cipher: Cipher, data: bytes) -> bytes:
    encryptor = cipher.encryptor()
    return encryptor.update(data + b"\0" * (-len(data) % 16)) + encryptor.finalize()
