"""A scene that is told: it keeps the film's time, and says each phrase when its picture begins."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from manim import Scene, config
from manim.utils.exceptions import EndSceneEarlyException
from manim.utils.sounds import get_full_sound_file_path

from scenes._film.beats import chosen_translation
from scenes._film.pointing import places
from scenes._film.soon import soon
from scenes.telling.figures import written
from scenes.telling.phrases import Telling, TellingError, Timetable, as_read
from scenes.telling.pointed import Pointed
from scenes.telling.sound.decoding import SoundError, check_sound
from scenes.telling.sound.track import Heard
from scenes.telling.speech import Sentence, filled
from scenes.telling.voice.narrator import Narrator

NO_CAPTION = 0.1  # seconds: what is shown for less is no caption


class ToldScene(Scene):
    """What is shown and what is said keep the same time, whatever part of it is filmed."""

    # How long each phrase lasts; a narrator, who tells it aloud, takes other times.
    timetable: Timetable = staticmethod(as_read)
    narrator: Narrator | None = None
    heard: tuple[Heard, ...] = ()  # so far, in seconds of the film
    telling: Telling | None = None
    # Seconds of the scene so far that are not in the film; Manim's clock has them.
    unfilmed = 0.0
    pointed: list[Pointed]  # the phrases that have begun in the film, and what each points at

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pointed = []

    def play(self, *animations: Any, **kwargs: Any) -> None:
        """Play as Manim does, but keep time in whole frames, as the film does.

        Manim counts seconds for an animation that it takes from its cache and frames for one that
        it draws; a clock that differs would make captions and waits differ too.
        """
        start, rate = self.time, config.frame_rate
        self._note_shown(animations)
        super().play(*animations, **kwargs)
        seconds = self.duration * rate
        frames = int(seconds) if self.is_current_animation_frozen_frame() else math.ceil(seconds)
        self.renderer.time = start + frames / rate
        if self.renderer.animations_hashes[-1] is None:
            self.unfilmed += frames / rate

    def add_sound(
        self,
        sound_file: str | Path,
        time_offset: float = 0.0,
        gain: float | None = None,
        gain_to_background: float | None = None,
    ) -> None:
        """Add a sound as Manim does, in any format, also where only a part is filmed.

        sound_file: found from Manim's assets_dir too. time_offset: seconds from now to where it
        begins. gain: decibels. gain_to_background: decibels for what is heard meanwhile and was
        added before. Raises SoundError for what is no sound, TellingError for a time before the
        film.
        """
        try:
            folder = self.renderer.file_writer.settings.assets_dir
            path = get_full_sound_file_path(sound_file, folder)
        except OSError:
            raise SoundError(f"there is no sound {sound_file}, here or in {folder}.") from None
        check_sound(path)
        if not self._is_filmed():
            return
        start = self.time - self.unfilmed + time_offset
        if start < 0:
            raise TellingError(f"{path.name} would begin {-start:.2f} s before the film does.")
        self.heard += (Heard(start, path, gain or 0.0, gain_to_background or 0.0),)

    def _is_filmed(self) -> bool:
        """Whether what is played next is in the film, as far as is known before it is played."""
        skipped = self.renderer.file_writer.sections[-1].skip_animations
        return not skipped and self.renderer.num_plays >= config.from_animation_number

    def hold(self, seconds: float) -> None:
        """Let the picture stand for at least this long, in whole frames."""
        # Half a frame more than wanted: Manim cuts a wait down to whole frames.
        self.wait((math.ceil(seconds * config.frame_rate - 1e-6) + 0.5) / config.frame_rate)

    def say(
        self,
        *animations: Any,
        told: Sentence | None = None,
        at_least: float | None = None,
        **kwargs: Any,
    ) -> None:
        """Begin the next phrase of the narration and play what is seen of it.

        The phrase before is read to its end first. told: as `say_instead` takes it, said in place
        of the phrase. at_least: as `play_on` takes it, the animations last as long as the phrase;
        without it they take their own time. kwargs: as `play` takes them.
        """
        telling = self._telling()
        if (left := telling.left(self.time)) > 0:
            self.hold(left)
        telling.begin_next(self.time, waited=left)
        self._note_begun()
        self.say_if(told)
        if animations and at_least is not None:
            self.play_on(*animations, at_least=at_least, **kwargs)
        elif animations:
            self.play(*animations, **kwargs)

    def play_on(self, *animations: Any, at_least: float = 1.0, **kwargs: Any) -> None:
        """Play for as long as the phrase that is being told still needs, and at least so long.

        What takes long begins so that it is seen with the phrase's first word.
        at_least: seconds, however little is left to say.
        """
        seconds = max(at_least, self.phrase_left)
        self.play(*soon(animations, seconds), run_time=seconds, **kwargs)

    def say_instead(self, sentence: str, *values: str | int) -> None:
        """Replace the phrase that has begun, where the data decide what is true.

        sentence: in English, with a `{}` for each of the values, whose numbers are written as
        English does. A translation has it in its table [said], and writes numbers in its own way.
        """
        translation, told, printed = chosen_translation(), sentence, list(map(str, values))
        if translation and sentence in translation.said:
            told = translation.said[sentence]
            printed = [written(value, translation.words) for value in printed]
        text = filled(told, printed)
        self._telling().say_instead(text, sentence)
        self._note(text=text, instead=sentence, values=tuple(map(str, values)))

    def say_if(self, told: Sentence | None) -> None:
        """Replace the phrase that has begun by a sentence with its values, if there is one."""
        if told is not None:
            self.say_instead(*([told] if isinstance(told, str) else told))

    @property
    def phrase_left(self) -> float:
        """The seconds that the phrase which began last still needs to be read."""
        return self.telling.left(self.time) if self.telling else 0.0

    @contextmanager
    def narrated_by(self, narrator: Narrator | None) -> Iterator[None]:
        """Within this context a narrator tells the film aloud; nobody where there is none."""
        if narrator is None:
            yield
            return
        self.narrator, self.timetable = narrator, narrator.seconds
        try:
            narrator.begin()
            yield
        finally:
            narrator.close()

    @contextmanager
    def telling_of(self, telling: Telling) -> Iterator[None]:
        """Within this context a beat is told; afterwards its captions are the film's."""
        self.telling, begins = telling, self.time - self.unfilmed
        self._note_begun()
        try:
            yield
        except EndSceneEarlyException:  # -n ends the film here, in the middle of the beat
            self._write_captions(telling, begins, is_cut=True)
            self._note_heard(telling, begins, is_cut=True)
            raise
        finally:
            self.telling = None
        self._note_uncued(telling)
        self._write_captions(telling, begins)
        self._note_heard(telling, begins)

    def _note_begun(self) -> None:
        """Note that a phrase begins, where it is filmed."""
        if (telling := self._telling()).begun and self._is_filmed():
            text, number = telling.begun[-1].text, len(telling.begun) - 1
            now = self.time - self.unfilmed
            self.pointed.append(Pointed(telling.beat, number, now, text))

    def _note_uncued(self, telling: Telling) -> None:
        """Note the phrases of a beat that is over which nobody began."""
        if not telling.is_cued and self._is_filmed():
            for number, phrase in enumerate(telling.told(self.time)[1:], start=1):
                begins = telling.start + phrase.start - self.unfilmed
                self.pointed.append(Pointed(telling.beat, number, begins, phrase.text))

    def _note_shown(self, animations: Sequence[Any]) -> None:
        """Note what is about to move, where it is the first that does since the phrase began."""
        is_next = self.telling and self.pointed and self.pointed[-1].shown is None
        if is_next and len(boxes := places(animations, self.renderer.camera)):
            self._note(shown=self.time - self.unfilmed, boxes=boxes)

    def _note(self, **more: Any) -> None:
        """Note more of the phrase that is being told, where its beginning is filmed."""
        last, telling = self.pointed[-1] if self.pointed else None, self._telling()
        if last and (last.beat, last.number) == (telling.beat, len(telling.begun) - 1):
            self.pointed[-1] = replace(last, **more)

    def _write_captions(self, telling: Telling, begins: float, is_cut: bool = False) -> None:
        """Add a beat's captions to the film. begins: the second of the film at which it begins."""
        ends = self.time - self.unfilmed
        for caption in telling.captions(self.time, is_cut):
            # What is not in the film of a beat is its beginning, or all of it.
            start = max(caption.start - self.unfilmed, begins)
            end = min(caption.end - self.unfilmed, ends)
            if end - start >= NO_CAPTION:
                self.add_subcaption(caption.text, end - start, start - self.time)

    def _note_heard(self, telling: Telling, begins: float, is_cut: bool = False) -> None:
        """Note what of a beat is heard in the film. begins: as for its captions.

        A phrase of which only the end is filmed is not heard.
        """
        ends = self.time - self.unfilmed
        if self.narrator is None or ends - begins < NO_CAPTION:
            return
        for number, phrase in enumerate(telling.begun if is_cut else telling.told(self.time)):
            start = telling.start + phrase.start - self.unfilmed
            if begins - NO_CAPTION < start < ends:
                path = self.narrator.heard(telling.scene, telling.beat, number, phrase.text)
                self.heard += (Heard(max(start, 0.0), path),) if path else ()

    def _telling(self) -> Telling:
        if self.telling is None:
            raise TellingError("say belongs into a beat, whose docstring it tells.")
        return self.telling
