"""Opening a workbook that Excel 2010 and later protected (agile encryption, [MS-OFFCRYPTO])."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from ocpart_desktop.extract.protection.compound import CompoundFile, DamagedContainer
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

_VERIFIER_INPUT = bytes.fromhex("fea7d2763b4b9e79")
_VERIFIER_VALUE = bytes.fromhex("d7aa0f6d3061344e")
_KEY_VALUE = bytes.fromhex("146e0be7abacd0d6")
_SEGMENT = 4096
_MOST_SPINS = 2_000_000
_AGILE = (4, 4)
_HASHES = {"SHA1": "sha1", "SHA256": "sha256", "SHA384": "sha384", "SHA512": "sha512"}


@dataclass(frozen=True, slots=True)
class _Cipher:
    """One of the two descriptions of a cipher: of the password's key, of the package's."""

    salt: bytes
    key_bytes: int
    block: int
    hash_name: str
    hash_bytes: int

    @classmethod
    def of(cls, told: Mapping[str, str]) -> _Cipher:
        if told["cipherAlgorithm"] != "AES" or told["cipherChaining"] != "ChainingModeCBC":
            raise ValueError
        key_bytes = int(told["keyBits"]) // 8
        if key_bytes not in (16, 24, 32):
            raise ValueError
        return cls(
            salt=base64.b64decode(told["saltValue"]),
            key_bytes=key_bytes,
            block=int(told["blockSize"]),
            hash_name=_HASHES[told["hashAlgorithm"]],
            hash_bytes=int(told["hashSize"]),
        )

    def digest(self, *parts: bytes) -> bytes:
        return hashlib.new(self.hash_name, b"".join(parts)).digest()

    def fitted(self, digest: bytes, size: int) -> bytes:
        """A digest cut, or filled as the format says, to the size of a key or of a vector."""
        return digest[:size].ljust(size, b"\x36")


def unlocked(content: bytes, password: str) -> bytes:
    """The workbook inside; ``UserError`` for a wrong password or another protection."""
    try:
        container = CompoundFile(content)
        info = container.stream("EncryptionInfo")
        if struct.unpack_from("<HH", info) != _AGILE:
            raise _other_protection()
        package_told, key_told = _described(info[8:])
        package = container.stream("EncryptedPackage")
        key = _package_key(password, key_told)
        return _decrypted(package, key, _Cipher.of(package_told))
    except (DamagedContainer, KeyError, ValueError, struct.error, binascii.Error, SyntaxError):
        raise _other_protection() from None


def _described(xml: bytes) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The attributes of ``keyData`` and of the password's ``encryptedKey``."""
    from defusedxml.ElementTree import fromstring

    root = fromstring(xml[: xml.rindex(b">") + 1])
    found = {element.tag.rpartition("}")[2]: dict(element.items()) for element in root.iter()}
    return found["keyData"], found["encryptedKey"]


def _package_key(password: str, told: Mapping[str, str]) -> bytes:
    cipher = _Cipher.of(told)
    spins = int(told["spinCount"])
    if not 0 <= spins <= _MOST_SPINS:
        raise ValueError
    digest = cipher.digest(cipher.salt, password.encode("utf-16-le"))
    for spin in range(spins):
        digest = cipher.digest(struct.pack("<I", spin), digest)

    def value(purpose: bytes, name: str) -> bytes:
        key = cipher.fitted(cipher.digest(digest, purpose), cipher.key_bytes)
        return _one_message(key, cipher.salt, base64.b64decode(told[name]))

    proof = value(_VERIFIER_INPUT, "encryptedVerifierHashInput")[: len(cipher.salt)]
    expected = value(_VERIFIER_VALUE, "encryptedVerifierHashValue")[: cipher.hash_bytes]
    if cipher.digest(proof) != expected:
        raise UserError(
            "wrong_password",
            _("This is not the workbook's password: check capitals and accents, and try again."),
        )
    return value(_KEY_VALUE, "encryptedKeyValue")[: cipher.key_bytes]


def _one_message(key: bytes, iv: bytes, data: bytes) -> bytes:
    from ocpart_desktop.extract.protection import aes

    blocks = aes.as_blocks(data)
    vector = iv.ljust(aes.BLOCK, b"\x36")
    return aes.decrypt_cbc(key, aes.chained(vector, blocks), blocks).tobytes()


def _decrypted(package: bytes, key: bytes, cipher: _Cipher) -> bytes:
    """The package: its size, then segments that each have a vector of their own."""
    import numpy as np

    from ocpart_desktop.extract.protection import aes

    size = struct.unpack_from("<Q", package)[0]
    blocks = aes.as_blocks(package[8:])
    per_segment = _SEGMENT // aes.BLOCK
    chain = np.empty_like(blocks)
    chain[1:] = blocks[:-1]
    for segment in range(-(-len(blocks) // per_segment)):
        digest = cipher.digest(cipher.salt, struct.pack("<I", segment))
        vector = cipher.fitted(digest, cipher.block)[: aes.BLOCK]
        chain[segment * per_segment] = np.frombuffer(vector, np.uint8)
    return aes.decrypt_cbc(key, chain, blocks).tobytes()[:size]


def _other_protection() -> UserError:
    return UserError(
        "unknown_protection",
        _(
            "This workbook is protected in a way that cannot be opened here: remove its password "
            "in Excel (File, Info, Protect Workbook) and save a copy."
        ),
    )
