"""Reads a list of invitations: what can be used, and of what cannot the line, the column and what to do."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, time
from typing import Any

from web.bsn import MESSAGE, holds_bsn
from web.caseload.appointments import NotAMomentError, read_moment
from web.caseload.columns import BY_NAME, COLUMNS, Column, faults_of
from web.folding import folded
from web.i18n import gettext as _

MOST_LINES = 5000
_LONGEST_CELL = 80
_PERSONAL = re.compile(
    r"\b[1-9]\d{3} ?[A-Z]{2}\b"  # a postcode
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"  # a date, of birth no doubt
    r"|\S@\S|€|\beuro?\b|\b0[ -]?6[ -]?\d{8}\b|\b0\d{9}\b",
    re.IGNORECASE,
)


class UnusableFileError(Exception):
    """Nothing of the file can be used; `problems` tell why and what to do."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Terms:
    """What the cells may name; every name as a text without capitals and accents."""

    municipalities: Mapping[str, str]
    life_events: Mapping[str, str]
    consultants: Mapping[str, int]
    known: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on one line, in which column, and what to do."""

    line: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Invited:
    """One line that can become a visit."""

    line: int
    reference: str
    municipality: str
    vindplaats: str = ""
    life_event: str = ""
    planned_on: str | None = None
    planned_time: str | None = None
    consultant_id: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what a table can hold of it."""
        return asdict(self)


@dataclass(slots=True)
class Reading:
    """What a file holds: good lines, faults, and how many were read in before."""

    invitations: list[Invited] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    known: int = 0


def read_invitations(content: bytes, terms: Terms) -> Reading:
    """Read a file as it came in; raise UnusableFileError when its columns are not those of invitations."""
    lines = list(_lines(_text(content)))
    for number, cells in lines:
        _refuse_bsn(number, cells)
    if not lines:
        raise UnusableFileError(_("Het bestand is leeg. Begin met de namen van de kolommen op de eerste regel."))
    (_number, header), *rest = lines
    if problems := faults_of(header):
        raise UnusableFileError(*problems)
    if len(rest) > MOST_LINES:
        raise UnusableFileError(
            _("Het bestand heeft meer dan %(most)s regels. Maak er meer bestanden van.", most=MOST_LINES)
        )
    columns = [BY_NAME[folded(name)] for name in header]
    reading, seen = Reading(), dict[str, int]()
    for line, cells in rest:
        _read_line(reading, line, columns, cells, terms, seen)
    return reading


def template() -> str:
    """Return a file to fill in: the names of the columns and one example."""
    rows = ([column.names[0] for column in COLUMNS], [column.example for column in COLUMNS])
    return "\ufeff" + "".join(";".join(row) + "\r\n" for row in rows)


def _text(content: bytes) -> str:
    """Read the bytes as Excel writes them: UTF-8 with or without its mark, UTF-16, else Windows-1252."""
    in_two_bytes = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if in_two_bytes else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnusableFileError(_("Dit is geen csv-bestand. Kies in Excel: opslaan als, CSV UTF-8."))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that is not empty with its number; the first tells what separates the cells."""
    skipped = 0
    if told := re.match(r"sep=.\r?\n", text):
        text, skipped = text[told.end() :], 1
    first = text.lstrip().split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield rows.line_num + skipped, [cell.strip() for cell in cells]
    except csv.Error as error:
        message = _(
            "Regel %(line)s is niet te lezen. Sla het bestand opnieuw op als CSV.", line=rows.line_num + skipped
        )
        raise UnusableFileError(message) from error


def _refuse_bsn(line: int, cells: Sequence[str]) -> None:
    for place, cell in enumerate(cells, start=1):
        if holds_bsn(cell):
            where = _("Regel %(line)s, kolom %(column)s.", line=line, column=place)
            raise UnusableFileError(f"{where} {_(MESSAGE)}")


def _read_line(
    reading: Reading, line: int, columns: list[Column], cells: list[str], terms: Terms, seen: dict[str, int]
) -> None:
    """Add the line to what can be used, or its faults to the faults: all of them, not only the first."""
    if len(cells) > len(columns):
        message = _("Er staan meer cellen dan kolommen. Zet een tekst met ‘;’ of ‘,’ erin tussen aanhalingstekens.")
        reading.faults.append(Fault(line, "", message))
        return
    typed = {column.id: cell for column, cell in zip(columns, cells, strict=False)}
    values, faults = _values(line, typed, terms, seen)
    if faults:
        reading.faults += faults
    elif folded(values["reference"]) in terms.known:
        reading.known += 1
    else:
        reading.invitations.append(Invited(line, **values))


def _values(
    line: int, typed: Mapping[str, str], terms: Terms, seen: dict[str, int]
) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    readers = _Readers(line, terms, seen)
    for column in COLUMNS:
        try:
            values |= getattr(readers, column.id)(_bounded(typed.get(column.id, "")))
        except _CellError as error:
            faults.append(Fault(line, column.names[0], str(error)))
    return values, faults


class _CellError(ValueError):
    """A cell that cannot be used; the message says what to do."""


def _bounded(cell: str) -> str:
    if len(cell) > _LONGEST_CELL:
        raise _CellError(_("Dit is te lang. Gebruik hooguit %(most)s tekens.", most=_LONGEST_CELL))
    return cell


def _impersonal(cell: str) -> str:
    if _PERSONAL.search(cell):
        raise _CellError(
            _("Dit lijkt op een adres, datum, telefoonnummer, e-mailadres of bedrag. Haal het weg uit deze kolom.")
        )
    return cell


@dataclass(frozen=True, slots=True)
class _Readers:
    """One reader per column; each returns what it means, or raises _CellError."""

    line: int
    terms: Terms
    seen: dict[str, int]

    def reference(self, cell: str) -> dict[str, str]:
        if not cell:
            raise _CellError(_("Het kenmerk ontbreekt. Geef elk huishouden een eigen kenmerk."))
        _impersonal(cell)
        first = self.seen.setdefault(folded(cell), self.line)
        if first != self.line:
            raise _CellError(_("Dit kenmerk staat ook op regel %(line)s. Haal een van de twee weg.", line=first))
        return {"reference": cell}

    def municipality(self, cell: str) -> dict[str, str]:
        if folded(cell) in self.terms.municipalities:
            return {"municipality": self.terms.municipalities[folded(cell)]}
        if not cell:
            raise _CellError(_("De gemeente ontbreekt. Vul de naam of de code in."))
        raise _CellError(_("Deze gemeente hoort niet bij uw organisatie. Kijk de naam na, of haal de regel weg."))

    def vindplaats(self, cell: str) -> dict[str, str]:
        return {"vindplaats": _impersonal(cell)}

    def life_event(self, cell: str) -> dict[str, str]:
        if cell and folded(cell) not in self.terms.life_events:
            raise _CellError(_("Deze gebeurtenis kennen we niet. Kies er een uit de lijst, of laat de cel leeg."))
        return {"life_event": self.terms.life_events.get(folded(cell), "")}

    def planned(self, cell: str) -> dict[str, str | None]:
        try:
            day, moment = read_moment(cell) if cell else (None, None)
        except NotAMomentError as error:
            raise _CellError(str(error)) from error
        return {"planned_on": _iso(day), "planned_time": _iso(moment)}

    def consultant(self, cell: str) -> dict[str, int | None]:
        if cell and cell.casefold() not in self.terms.consultants:
            raise _CellError(_("Met dit e-mailadres is er geen consulent in uw organisatie. Kijk het na."))
        return {"consultant_id": self.terms.consultants.get(cell.casefold())}


def _iso(moment: date | time | None) -> str | None:
    return moment.isoformat() if moment else None
