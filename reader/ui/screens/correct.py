"""The dialog that corrects the speaker or claimant of an item, and the stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import Input, Label, OptionList

from reader.evidence_words import NOT_NAMED, SAYS_ITSELF, STANCES, in_a_row, name_of
from reader.library.rows import ITSELF, Correction, CorrectionOffer
from reader.library.search.completion import is_beginning_of
from reader.models import Person, Stance
from reader.ui.panes.text_inputs import GatedInput
from reader.ui.screens.overlay import CANCELS, OverlayScreen

MOST = 200
"""The most people listed; more are found by typing."""

KEYS = f"Enter corrects, later u takes it back · {CANCELS} · ↓ ↑ choose"

MAY_BE_TYPED = "letters narrow the list; a new name can be given too"

LOW = 20
"""The number of rows of a terminal below which the dialog has no empty rows."""

_STANCES: tuple[Stance, ...] = tuple(STANCES)


class CorrectionQuestion(NamedTuple):
    """The item to correct: parts of its text with their styles ("bold" or ""), and its kind.

    `cue` is the quote's cue in the text. `stance` is None for a figure, which has the stance of the
    quote around it.
    """

    cue: str
    words: tuple[tuple[str, str], ...]
    kind: str
    stance: Stance | None
    offer: CorrectionOffer


class Choice(NamedTuple):
    """A line of the list: its words, and the name that it chooses; None keeps the present one."""

    words: str
    remark: str
    name: str | None

    @property
    def is_new(self) -> bool:
        """Whether the name is the typed one, and nobody is called so."""
        return self.words == f"“{self.name}”"


class CorrectScreen(OverlayScreen[Correction | None]):
    """Returns the correction on Enter, None on Escape; typed letters narrow the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Cancel"),
        ("down,ctrl+n", "move(1)", "Down"),
        ("up,ctrl+p", "move(-1)", "Up"),
        ("pagedown", "move(8)", "Page down"),
        ("pageup", "move(-8)", "Page up"),
        ("tab", "stance(1)", "Next stance"),
        ("shift+tab", "stance(-1)", "Previous stance"),
        ("f2", "everywhere", "Everywhere here"),
    ]

    def __init__(self, question: CorrectionQuestion) -> None:
        """Start with the present speakers and stance."""
        super().__init__()
        self._question, self._stance = question, question.stance
        self._is_everywhere = False
        self._choices: Sequence[Choice] = ()

    def compose(self) -> ComposeResult:
        """Compose the item, an input line, the choices, the stances, and the line for all alike."""
        asked = self._question
        what = "Whose figure is this?" if asked.stance is None else "Who said this?"
        with Vertical(id="correct"):
            yield Label(Content(what), id="what")
            yield Label(id="words")
            yield GatedInput(placeholder=MAY_BE_TYPED, select_on_focus=False)
            yield OptionList()
            if asked.stance is not None:
                yield Label(id="stance")
            if asked.offer.everywhere > 1:
                yield Label(id="everywhere")
            yield Label(Content(KEYS), id="keys")

    def on_mount(self) -> None:
        """Show all people, and the present attribution."""
        self.query_one("#words").add_class(self._question.kind)
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._list("")
        self._tell()

    def on_resize(self, event: Resize) -> None:
        """Leave more rows for the list in a low terminal."""
        self.set_class(event.size.height < LOW, "low")

    def on_click(self, event: Click) -> None:
        """Toggle the line for all items attributed alike; stances are links."""
        if event.widget is not None and event.widget.id == "everywhere":
            self.action_everywhere()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._list(event.value)
        self.query_one("#keys", Label).update(Content(KEYS))

    def on_input_submitted(self) -> None:
        """Choose the line under the cursor (Enter); a new name only with a second Enter."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._choose(self._choices[options.highlighted])
            return
        options.highlighted = 0
        asked = f"Nobody here is called {self._choices[0].words} · Enter takes the new name"
        self.query_one("#keys", Label).update(Content(f"{asked} · {CANCELS}"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the clicked line."""
        self._choose(self._choices[event.option_index])

    def action_stance(self, by: int) -> None:
        """Choose the next stance; a figure has none of its own."""
        if self._stance is not None:
            at = _STANCES.index(self._stance)
            self._stance = _STANCES[(at + by) % len(_STANCES)]
            self._tell()

    def action_take_stance(self, number: int) -> None:
        """Choose the clicked stance."""
        if self._stance is not None:
            self._stance = _STANCES[number]
            self._tell()

    def action_everywhere(self) -> None:
        """Correct all items that are attributed alike, or only this one."""
        if self._question.offer.everywhere > 1:
            self._is_everywhere = not self._is_everywhere
            self._tell()

    def _list(self, typed: str) -> None:
        self._choices = tuple(choices(self._question.offer, " ".join(typed.split())))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Content.assemble((words, "bold"), f"  {remark}" if remark else "")
            for words, remark, _ in self._choices
        )
        # A key for moving that was typed by habit must not become a name.
        options.highlighted = None if self._choices[0].is_new else 0

    def _tell(self) -> None:
        """Show the stance, also before the words, and the number of items to correct."""
        cue = self._question.cue
        if self._stance is not None and self._stance != self._question.stance:
            cue = "" if self._stance == "says" else STANCES[self._stance].cue
        shown = Content.assemble((f"{cue} " if cue else "", "bold"), *self._question.words)
        self.query_one("#words", Label).update(shown)
        if self._stance is not None:
            self.query_one("#stance", Label).update(_stances_line(self._stance))
        if (count := self._question.offer.everywhere) > 1:
            what = "figures" if self._question.stance is None else "quotes"
            sign = "[x]" if self._is_everywhere else "[ ]"
            words_of = f"everywhere here: all {count} {what} attributed as this one is"
            self.query_one("#everywhere", Label).update(Content(f"F2   {sign} {words_of}"))

    def _choose(self, choice: Choice) -> None:
        stance = None if self._stance == self._question.stance else self._stance
        name = choice.name
        present = self._question.offer.people[: self._question.offer.present]
        if name is None and stance is None and len(present) < 2:  # confirm the present name
            nobody = ITSELF if self._question.offer.own else ""
            name = name_of(present[0]) if present else nobody
        self.dismiss(Correction(name, stance, self._is_everywhere))


def _stances_line(chosen: Stance) -> Content:
    """Return all stances as links, with the chosen one in brackets."""
    links = [
        f"[@click=screen.take_stance({number})]"
        + (f"[bold]\\[{STANCES[one].cue}][/bold]" if one == chosen else STANCES[one].cue)
        + "[/]"
        for number, one in enumerate(_STANCES)
    ]
    return Content.from_markup("Tab  " + "  ".join(links))


def choices(offer: CorrectionOffer, typed: str) -> Iterator[Choice]:
    """Yield the lines for a typed text: the present people, others, a new name, nobody."""
    present, others = offer.people[: offer.present], offer.people[offer.present :]
    nobody = SAYS_ITSELF if offer.own else NOT_NAMED
    names = in_a_row([name_of(person) for person in present]) if present else nobody
    if not typed or any(fits(person, typed) for person in present):
        yield Choice(names, ", ".join(["as it is", *_roles(present)]), None)
    singly = (*(present if len(present) > 1 else ()), *others)
    fitting = [person for person in singly if not typed or fits(person, typed)]
    if typed:  # matches of names come before matches of roles
        fitting.sort(key=lambda person: not fits(person._replace(role=None), typed))
    for person in fitting[:MOST]:
        yield Choice(name_of(person), ", ".join(_roles([person])), name_of(person))
    known = {told.casefold() for one in offer.people for told in (one.name, name_of(one))}
    if typed and typed.casefold() not in known:
        yield Choice(f"“{typed}”", "a new name", typed)
    if offer.own is False:
        yield Choice(SAYS_ITSELF, "no source in the text", ITSELF)
    if present or offer.own:
        yield Choice(NOT_NAMED, "the text does not say", "")


def _roles(people: Sequence[Person]) -> list[str]:
    return [person.role for person in people if person.role]


def fits(person: Person, typed: str) -> bool:
    """Whether each typed word begins a word of a name or of the role, in any spelling."""
    told = " ".join((name_of(person), *person.aliases, person.role or ""))
    return all(is_beginning_of(word, told) for word in typed.split())
