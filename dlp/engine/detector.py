"""A set of recognizers run together: normalised text to scored hits."""

from collections.abc import Callable, Collection, Iterable

from dlp.engine.checks import NAMED
from dlp.engine.context import Vocabulary
from dlp.engine.labelled import Labelled
from dlp.engine.overlap import Hit
from dlp.engine.repairs import Repairs
from dlp.engine.schedule import Schedule
from dlp.engine.score import Facts, Judge
from recognizers.base import Recognizer


class Detector:
    """Recognizers compiled behind one schedule and one vocabulary. Stateless; safe to share.

    A pattern that takes longer than `timeout` seconds raises TimeoutError.
    """

    def __init__(self, recognizers: Iterable[Recognizer], timeout: float = 5.0) -> None:
        self.recognizers = tuple(recognizers)
        self._vocabulary = Vocabulary(self.recognizers)
        follow = tuple(r for r in self.recognizers if r.anchor.cue and r.anchor.exact)
        stand = tuple(r for r in self.recognizers if r not in follow)
        vocabulary = self._vocabulary
        self._schedule = Schedule(stand, vocabulary.positive, timeout, vocabulary.anchors)
        self._judges = tuple(Judge(r, _check(r)) for r in stand)
        checked = [(r, check) for r in stand if r.whole and (check := _check(r)) is not None]
        self._repairs = Repairs(checked, vocabulary.positive)
        self._labelled = Labelled(follow, vocabulary.positive)
        self._labelled_judges = tuple(Judge(r, _check(r)) for r in follow)
        self._nothing = self._vocabulary.read("")

    def hits(self, text: str, said: Collection[str] = ()) -> list[Hit]:
        """All scored hits in normalised text, overlapping ones too.

        Args:
            text: n code points.
            said: context words that the caller gives from outside the text.
        Cost: linear in n.
        """
        given = self._vocabulary.read(" ".join(said)) if said else self._nothing
        facts = Facts(text, self._vocabulary.read(text), given)
        found: list[Hit] = []
        for i, candidates in self._schedule.candidates(facts).items():
            found += self._judges[i].hits(facts, candidates)
        for i, candidates in self._labelled.candidates(facts).items():
            found += self._labelled_judges[i].hits(facts, candidates)
        found += self._repairs.hits(facts)
        return found


def _check(recognizer: Recognizer) -> Callable[[str], bool] | None:
    return NAMED[recognizer.check] if isinstance(recognizer.check, str) else recognizer.check
