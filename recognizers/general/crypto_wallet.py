"""Address of a Bitcoin or Ethereum wallet.

Names: nl bitcoinadres, walletadres; fr adresse bitcoin, portefeuille; de Bitcoin-Adresse, Wallet;
en wallet address.

Bitcoin: base58 that begins with 1 or 3 and ends in four bytes of a double SHA-256; or bech32
(bc1...) with a checksum of six characters. Ethereum: 0x and forty hexadecimal digits; in mixed case
the capitals are a checksum, else there is none.

Source: Bitcoin wiki, Base58Check; BIP 173 and BIP 350; EIP-55.
Confused with: hashes and keys of forty hexadecimal digits (Ethereum only).
"""

from dataclasses import replace
from hashlib import sha256

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.keccak import keccak256

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_SUMS = (1, 0x2BC830A3)  # bech32, bech32m
_DIGITS = "1-9A-HJ-NP-Za-km-z"


def check_base58(text: str) -> bool:
    """True for a version byte 0 or 5, twenty bytes and their checksum."""
    number = 0
    for char in text:
        number = number * 58 + _BASE58.index(char)
    if number >= 1 << 200:
        return False
    data = number.to_bytes(25, "big")
    return data[0] in (0, 5) and sha256(sha256(data[:21]).digest()).digest()[:4] == data[21:]


def check_bech32(text: str) -> bool:
    """True for one case and a checksum of bech32 or bech32m."""
    if text != text.lower() and text != text.upper():
        return False
    total = 1
    for value in (3, 3, 0, 2, 3, *(_BECH32.index(char) for char in text.lower()[3:])):  # "bc"
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATORS):
            total ^= generator if top >> i & 1 else 0
    return total in _SUMS


def check_ethereum(text: str) -> bool:
    """True in one case; in mixed case when the capitals are right. All zeros are nobody's."""
    digits = text[2:]
    if digits in (digits.lower(), digits.upper()):
        return len(set(digits)) > 2
    digest = keccak256(digits.lower().encode()).hex()
    return all(
        char == (char.upper() if nibble >= "8" else char.lower())
        for char, nibble in zip(digits, digest, strict=False)
    )


KEY_HASH = Recognizer(
    name="bitcoin-address",
    entity="CRYPTO_WALLET",
    title={
        "nl": "een adres van een cryptowallet",
        "fr": "une adresse de portefeuille crypto",
        "de": "eine Adresse einer Krypto-Wallet",
        "en": "a crypto wallet address",
    },
    pattern=compiled(rf"1(?<![^\W_].)[{_DIGITS}]{{25,33}}(?![^\W_])"),
    anchor=Anchor(solid=26, reach=0),
    check=check_base58,
    keep="raw",
    bare=0.9,
    context=(
        *("bitcoin*", "btc", "wallet*", "cryptowallet*", "ethereum*", "eth", "portefeuille*"),
        *("kryptowährung*", "krypto-wallet*", "cryptomunt*", "cryptomonnaie*", "crypto wallet"),
    ),
    specificity=95,
    samples=(
        hit("btc «1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»", "genesis block"),
        hit("«1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2»", "published example"),
        hit("(«1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»)", "in brackets"),
        hit("naar «1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2».", "end of sentence"),
        hit('{"wallet": "«1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»"}', "JSON"),
        hit("wallet=«1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2»;", "in a record"),
        hit("bitcoin:«1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»?amount=1", "in a link"),
        hit("1,«1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»,BTC", "a line of CSV"),
        miss("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "checksum fails"),
        miss("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a", "digit 0"),
        miss("1A1zP1eP5QGefi2DMPTfTL5S", "too short"),
        miss("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa1111", "too long"),
        miss("x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "inside a code"),
        miss("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN", "last character lost"),
        miss("1111111111111111111111111111111", "ones"),
        miss("1A1zP1eP5QGefi\n2DMPTfTL5SLmv7DivfNa", "over a line end"),
    ),
)

SCRIPT_HASH = replace(
    KEY_HASH,
    name="bitcoin-address-script",
    pattern=compiled(rf"3(?<![^\W_].)[{_DIGITS}]{{25,34}}(?![^\W_])"),
    samples=(
        hit("btc «3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy»", "published example"),
        hit("«3P14159f73E4gFr7JterCCQh9QjiTjiZrG»", "published example"),
        hit("(«3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy»)", "in brackets"),
        hit("naar «3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy».", "end of sentence"),
        hit('{"wallet": "«3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy»"}', "JSON"),
        hit("wallet=«3P14159f73E4gFr7JterCCQh9QjiTjiZrG»;", "in a record"),
        hit("bitcoin:«3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy»?amount=1", "in a link"),
        hit("1,«3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy»,BTC", "a line of CSV"),
        miss("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz", "checksum fails"),
        miss("3J98t1WpEZ73CNmQviecrnyiWrnqRhWN0y", "digit 0"),
        miss("3J98t1WpEZ73CNmQviecrn", "too short"),
        miss("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy1111", "too long"),
        miss("x3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "inside a code"),
        miss("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNL", "last character lost"),
        miss("3333333333333333333333333333333", "threes"),
        miss("3J98t1WpEZ73CNmQ\nviecrnyiWrnqRhWNLy", "over a line end"),
    ),
)

SEGWIT = replace(
    KEY_HASH,
    name="bitcoin-address-bech32",
    pattern=compiled(r"(?:bc1|BC1)(?<![^\W_]...)[02-9ac-hj-np-zAC-HJ-NP-Z]{11,71}(?![^\W_])"),
    anchor=Anchor(
        digits=(1, 40),
        after_letter=True,
        before=2,
        reach=75,
        exact=True,
        holds=("bc1", "BC1"),
        begins="bB",
    ),
    check=check_bech32,
    samples=(
        hit("btc «bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»", "BIP 173"),
        hit("«BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4»", "capitals"),
        hit("(«bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»)", "in brackets"),
        hit("«bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0».", "BIP 350"),
        hit('{"wallet": "«bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»"}', "JSON"),
        hit("wallet=«bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»;", "in a record"),
        hit("bitcoin:«BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4»?amount=1", "in a link"),
        hit("1,«bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»,BTC", "a line of CSV"),
        miss("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "checksum fails"),
        miss("bc1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "mixed case"),
        miss("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3b4", "letter b"),
        miss("bc1qw508", "too short"),
        miss("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "test network"),
        miss("xbc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "inside a code"),
        miss("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t", "last character lost"),
        miss("bc1qw508d6qejxtdg\n4y5r3zarvary0c5xw7kv8f3t4", "over a line end"),
    ),
)

ETHEREUM = replace(
    KEY_HASH,
    name="ethereum-address",
    pattern=compiled(r"0x(?<![^\W_]..)[0-9A-Fa-f]{40}(?![^\W_])"),
    anchor=Anchor(holds=("0x",)),
    check=check_ethereum,
    bare=0.6,
    formatted=compiled(r"0x(?=.*[A-F])(?=.*[a-f]).*"),  # the capitals are right, or it had failed
    formatted_weight=2.2,
    negative=("sha*", "commit", "hash", "token"),
    specificity=70,
    samples=(
        hit("eth «0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed»", "EIP-55"),
        hit("«0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359».", "EIP-55, end of sentence"),
        hit("(«0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed»)", "lower case, in brackets"),
        hit("«0x52908400098527886E0F7030069857D2E4169EE7»", "capitals"),
        hit('{"wallet": "«0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed»"}', "JSON"),
        hit("wallet=«0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb»;", "in a record"),
        hit("ethereum:«0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB»@1", "in a link"),
        hit("1,«0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed»,ETH", "a line of CSV"),
        miss("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "capital where none belongs"),
        miss("0x0000000000000000000000000000000000000000", "zeros"),
        miss("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae", "thirty-nine digits"),
        miss("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed0", "forty-one digits"),
        miss("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "no 0x"),
        miss("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeg", "not hexadecimal"),
        miss("a0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "inside a code"),
        miss("0x5aaeb6053f3e94c9b9\na09f33669435e7ef1beaed", "over a line end"),
    ),
)

RECOGNIZERS = (KEY_HASH, SCRIPT_HASH, SEGWIT, ETHEREUM)
