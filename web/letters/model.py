"""The letters a household can take along: what is offered, filled with what the advice knows. Pure: no clock."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from marshmallow import Schema, fields, post_load

from engine.base.text import uncapitalised
from engine.explain.format import date_nl, euro_cents

Json = Mapping[str, Any]
TEXTS = Path(__file__).with_name("letters.yaml")


@dataclass(frozen=True, slots=True)
class Offer:
    """When a letter is offered: with an action of these kinds, about one of these schemes or themes."""

    actions: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    def suits(self, action: Json, scheme: Json) -> bool:
        """Tell whether a thing to do asks for this letter."""
        return action["kind"] in self.actions and (scheme["id"] in self.schemes or scheme["theme"] in self.themes)


@dataclass(frozen=True, slots=True)
class Frame:
    """A letter as it stands in letters.yaml, before it is filled in."""

    id: str
    title: str
    summary: str
    subject: str
    body: tuple[str, ...]
    rests_on: bool
    papers: bool
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be finished by hand; `rests_on` has pairs of a condition and the household's own figure."""

    id: str
    title: str
    summary: str
    about: str
    to: tuple[str, ...]
    sender: str
    made_on: str
    subject: str
    body: tuple[str, ...]
    rests_on: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()


class _OfferSchema(Schema):
    actions = fields.List(fields.String(), load_default=list)
    schemes = fields.List(fields.String(), load_default=list)
    themes = fields.List(fields.String(), load_default=list)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Offer:
        return Offer(**{key: tuple(value) for key, value in data.items()})


class _FrameSchema(Schema):
    id = fields.String(required=True)
    title = fields.String(required=True)
    summary = fields.String(required=True)
    subject = fields.String(required=True)
    body = fields.List(fields.String(), required=True)
    rests_on = fields.Boolean(required=True, truthy={"ja"}, falsy={"nee"})
    papers = fields.Boolean(required=True, truthy={"ja"}, falsy={"nee"})
    offer = fields.Nested(_OfferSchema, data_key="for", load_default=None)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Frame:
        return Frame(**{**data, "body": tuple(data["body"])})


@cache
def frames() -> tuple[Frame, ...]:
    """Read every letter; raises marshmallow's ValidationError when the file is wrong."""
    raw = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return tuple(_FrameSchema(many=True).load(raw["letters"]))


def letters_for(advice: Json, name: str, made_on: date) -> tuple[Letter, ...]:
    """Offer the letters that suit the things to do, in their order, and those that always may be needed."""
    return tuple(_offered(advice, name, made_on))


def _offered(advice: Json, name: str, made_on: date) -> Iterator[Letter]:
    schemes = {scheme["id"]: scheme for scheme in advice["schemes"]}
    for frame in frames():
        if frame.offer is None:
            yield _filled(frame, None, name, made_on)
            continue
        suits = frame.offer.suits
        about = {one["scheme"] for one in advice["actions"] if suits(one, schemes[one["scheme"]])}
        for scheme in advice["schemes"]:
            if scheme["id"] in about:
                yield _filled(frame, scheme, name, made_on)


def _filled(frame: Frame, scheme: Json | None, name: str, made_on: date) -> Letter:
    words = _words(scheme) if scheme else {"authority": ""}
    apply = scheme["apply"] if scheme else {}
    return Letter(
        id=f"{frame.id}-{scheme['id'].replace('_', '-')}" if scheme else frame.id,
        title=frame.title,
        summary=frame.summary,
        about=scheme["title"] if scheme else "",
        to=tuple(line for line in (words["authority"], *(apply.get("address") or "").split(", ")) if line),
        sender=name,
        made_on=date_nl(made_on),
        subject=frame.subject.format(**words),
        body=tuple(text.format(**words) for text in frame.body if _is_known(text, words)),
        rests_on=_reasons(scheme) if scheme and frame.rests_on else (),
        papers=tuple(apply.get("papers") or ()) if frame.papers else (),
    )


def _words(scheme: Json) -> dict[str, str]:
    """Say what the advice knows of a scheme."""
    receives, shown = scheme["receives_cents_per_month"], scheme["monthly_shown"]
    return {
        "title": uncapitalised(scheme["title"]),
        "authority": scheme["authority"],
        "now": euro_cents(receives) if receives else "",
        "right": "" if shown is None else euro_cents(shown * 100),
    }


def _is_known(text: str, words: Mapping[str, str]) -> bool:
    """Tell whether everything that a line asks for is known."""
    return all(words[field] for _, field, _, _ in Formatter().parse(text) if field)


def _reasons(scheme: Json) -> tuple[tuple[str, str], ...]:
    return tuple((one["text"], one["figure"] or "") for one in scheme["conditions"] if one["outcome"] == "met")
