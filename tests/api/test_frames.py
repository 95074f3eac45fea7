"""Frames: the same wherever the stream is cut, and bounded."""

import pytest

from api.frames import HEADER, MAX_META_BYTES, Frame, FrameError, FrameReader, pack

FRAMES = [Frame(1, {"a": 1}, b"body"), Frame(2**63, {}, b""), Frame(3, {"b": "é"}, bytes(300))]
WIRE = b"".join(piece for frame in FRAMES for piece in pack(frame))


@pytest.mark.parametrize("step", [1, 2, 15, 16, 17, 100, len(WIRE)])
def test_frames_are_the_same_wherever_they_are_cut(step: int) -> None:
    reader = FrameReader()
    read = [
        frame for at in range(0, len(WIRE), step) for frame in reader.feed(WIRE[at : at + step])
    ]
    assert read == FRAMES


BROKEN = [
    HEADER.pack(1, MAX_META_BYTES + 1, 0),
    HEADER.pack(1, 0, 2**31),
    HEADER.pack(1, 2, 0) + b"[]",
    HEADER.pack(1, 2, 0) + b"{x",
]


@pytest.mark.parametrize("wire", BROKEN)
def test_broken_frame_is_an_error(wire: bytes) -> None:
    with pytest.raises(FrameError):
        list(FrameReader().feed(wire))
