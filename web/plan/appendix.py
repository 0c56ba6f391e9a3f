"""For the helper: how every scheme was judged and calculated, with the articles, and the receipt."""

from collections import Counter
from collections.abc import Iterable, Iterator

from engine.explain.reasons import not_met
from web.plan import words
from web.plan.amounts import capital, day
from web.plan.context import Context, Json
from web.plan.working import Condition, Parameter, Receipt, Source, Step, Working

Line = Step | Parameter

OFTEN = 3
"""Times that a scheme cites a text before its articles go without that name."""

CONFIDENCE = {
    "secondary": "uit een tweede bron",
    "derived": "afgeleid",
    "provisional": "voorlopig",
    "unsure": "onzeker",
}


def workings(context: Context) -> tuple[Working, ...]:
    """Unfold the judgement and calculation of every scheme with a card; of what is still open only the judgement.

    Why a scheme does not apply stands with the schemes that do not apply. A line that several schemes share is printed
    in full with the first of them.
    """
    kinds = ((scheme, context.kind(scheme)) for scheme in context.advice["schemes"])
    printed: dict[Line, str] = {}
    return tuple(_working(scheme, context, printed, whole=kind != "maybe") for scheme, kind in kinds if kind)


def told(advice: Json) -> tuple[tuple[str, str], ...]:
    """List what the household told, as the advice understood it; an advice from before facts were kept has none."""
    return tuple((one["label"], one["text"]) for one in advice.get("facts", ()) if one["origin"] == "told")


def sources(context: Context) -> tuple[Source, ...]:
    """List every text that these pages name, once, by its title."""
    rows = [row for scheme in context.advice["schemes"] for row in _rows(scheme, context)]
    cited = (row["source"] for row in rows if row["source"] and row["source"].get("url"))
    texts = {one["url"]: Source(one["title"], url=one["url"]) for one in cited}
    return tuple(sorted(texts.values(), key=lambda text: text.title))


def receipt(advice: Json) -> Receipt:
    """Print the receipt: with it the same advice can be given again."""
    given = advice["receipt"]
    return Receipt(
        engine=given["engine"],
        on=day(advice["on"]),
        catalogue=given["catalogue"],
        profile=given["profile"],
    )


def source(given: Json | None) -> Source:
    """Name a source with its article."""
    if not given:
        return Source("")
    return Source(given.get("title") or "", given.get("article") or "", given.get("url"))


def _rows(scheme: Json, context: Context) -> list[Json]:
    """List what is printed of a scheme: all of one with a card, why not of one that does not apply."""
    kind = context.kind(scheme)
    if not kind:
        return [*not_met(scheme)] if context.is_not_now(scheme) and not scheme["excluded_by"] else []
    routes = [route for condition in scheme["conditions"] for route in condition["any_of"]]
    sums = [] if kind == "maybe" else [*scheme["steps"], *scheme["parameters"]]
    return [*scheme["conditions"], *routes, *sums]


def _law(lines: Iterable[Condition | Line]) -> str:
    """Return the text that is cited most, if it is cited often; of two the first."""
    cited = Counter(line.source.title for line in lines if line.source.article)
    title, times = cited.most_common(1)[0] if cited else ("", 0)
    return title if times >= OFTEN else ""


def _working(scheme: Json, context: Context, printed: dict[Line, str], *, whole: bool) -> Working:
    lines: list[Line] = []
    if whole:
        lines = [*map(_step, scheme["steps"]), *map(_parameter, scheme["parameters"])]
    new = [line for line in lines if line not in printed]
    earlier = Counter(printed[line] for line in lines if line in printed)
    printed.update(dict.fromkeys(new, str(scheme["id"])))
    conditions = tuple(_conditions(scheme["conditions"], 0))
    return Working(
        id=scheme["id"],
        title=scheme["title"],
        outcome=words.STATUS_SHORT[scheme["status"]],
        validity=_validity(scheme),
        law=_law([*conditions, *new]),
        conditions=conditions,
        findings=tuple(one for one in new if isinstance(one, Step) and not one.is_sum),
        steps=tuple(one for one in new if isinstance(one, Step) and one.is_sum),
        parameters=_by_standing(one for one in new if isinstance(one, Parameter)),
        earlier=tuple((id_, context.schemes[id_]["title"], count) for id_, count in earlier.items()),
        gaps=tuple(capital(f"{gap['what'].rstrip('.')}. {gap['why']}") for gap in scheme["not_modelled"]),
    )


def _by_standing(parameters: Iterable[Parameter]) -> tuple[tuple[str, tuple[Parameter, ...]], ...]:
    """Put figures of one period that are as sure together, in the order in which the first of each was read."""
    found: dict[str, list[Parameter]] = {}
    for one in parameters:
        found.setdefault(one.standing, []).append(one)
    return tuple((standing, tuple(each)) for standing, each in found.items())


def _validity(scheme: Json) -> str:
    rule = scheme["rule"]
    until = f" tot en met {day(rule['valid_to'])}" if rule["valid_to"] else ""
    sure = CONFIDENCE.get(rule["confidence"])
    sentences = [
        f"Regel geldig vanaf {day(rule['valid_from'])}{until}." if rule["valid_from"] else "",
        f"Nagekeken op {day(rule['checked_on'])}." if rule["checked_on"] else "",
        f"Let op: een bedrag hierin is {sure}." if sure else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _conditions(conditions: list[Json], depth: int) -> Iterator[Condition]:
    for one in conditions:
        yield Condition(
            is_met=one["outcome"] == "met",
            text=one["text"],
            figure=_figure(one),
            outcome=_outcome(one),
            source=source(one["source"]),
            depth=depth,
        )
        yield from _conditions(one.get("any_of") or [], depth + 1)


def _figure(condition: Json) -> str:
    """Say what is so here; nothing where the outcome says it already."""
    figure, limit = condition["figure"], condition["limit"]
    if figure == words.OUTCOMES[condition["outcome"]] and not limit:
        return ""
    return f"{figure or 'niet bekend'} ({limit})" if limit else figure or ""


def _outcome(condition: Json) -> str:
    if condition["outcome"] == "unknown" and condition["judgement"]:
        return "oordeel van een ander"
    return words.OUTCOMES[condition["outcome"]]


def _is_calculation(step: Json) -> bool:
    """Tell amounts and shares, which are calculated, from what was established, such as an age or a yes."""
    return step["unit"].startswith("EUR") or step["unit"] == "ratio"


def _step(given: Json) -> Step:
    return Step(
        given["label"],
        capital(given["text"]),
        capital(given.get("worked") or given["words"]),
        source(given["source"]),
        is_sum=_is_calculation(given),
    )


def _parameter(given: Json) -> Parameter:
    key = f" ({', '.join(given['key']).replace('_', ' ')})" if given["key"] else ""
    sure = CONFIDENCE.get(given["confidence"])
    return Parameter(
        label=given["label"] + key,
        value=given["text"] or "zie de tabel",
        standing=capital(_period(given["from"], given["to"])) + (f", {sure}" if sure else ""),
        source=source(given["source"]),
    )


def _period(start: str, end: str | None) -> str:
    """Print `2026` for a whole calendar year, else the days."""
    if end and (start[4:], end[4:]) == ("-01-01", "-12-31"):
        first, last = start[:4], end[:4]
        return first if first == last else f"{first} tot en met {last}"
    return f"vanaf {day(start)}" + (f" tot en met {day(end)}" if end else "")
