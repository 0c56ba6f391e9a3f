"""Files of municipalities: read when asked for, remembered by their marks on disk, and never an older text than asked."""

import json
import os
import time
from pathlib import Path

import pytest

from engine import load_catalogue
from engine.catalogue import index, local
from engine.catalogue.catalogue import read_catalogue
from engine.catalogue.index import local_files
from engine.catalogue.local import NOTHING
from tests.engine.small import PLACE, MakeSmall, scheme_text, version

LOCAL = "municipalities/GM0484-alphen/hulp.yaml"
OTHER = "municipalities/GM0569-nieuwkoop/steun.yaml"
LONG_AGO = time.time() - 3600


def local_text(name: str = "hulp", places: str = "GM0484", **changes: str) -> str:
    text = scheme_text(version("verzekerd"), **changes)
    return text.replace("id: proef", f"id: {name}") + f"municipalities: [{places}]\n"


def old(root: Path) -> None:
    """Make every file look as if it was written long ago, so that only its marks count."""
    for path in root.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def aged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The times of files count as long ago, though the test wrote them just now."""
    monkeypatch.setattr(index, "SHORTLY", -(10**18))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened from now on."""
    names: list[str] = []
    read_bytes = Path.read_bytes

    def noting(path: Path) -> bytes:
        names.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noting)
    return names


def test_only_the_municipality_asked_for_is_read(small: MakeSmall, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small(files={LOCAL: local_text(), OTHER: local_text("steun", "GM0569")}).root
    catalogue = load_catalogue(root)
    parsed: list[str] = []
    parse = local.parse_yaml
    monkeypatch.setattr(local, "parse_yaml", lambda text, name: parsed.append(name) or parse(text, name))
    assert [scheme.id for scheme in catalogue.schemes_for(PLACE)][-1] == "hulp"
    assert catalogue.schemes_for(PLACE)
    assert parsed == [LOCAL]
    assert catalogue.scheme_names() >= {"hulp", "steun"}


def test_a_file_that_serves_two_places_lies_in_one_folder(small: MakeSmall) -> None:
    catalogue = load_catalogue(small(files={LOCAL: local_text(places="GM0484, GM0569")}).root)
    assert [[each.id for each in catalogue.rules_of(code).schemes] for code in (PLACE, "GM0569")] == [
        ["hulp"],
        ["hulp"],
    ]
    assert sorted(catalogue.local) == [PLACE, "GM0569"]


def test_a_code_in_an_example_serves_nobody(small: MakeSmall) -> None:
    example = "examples:\n  - {name: Elders, on: 2026-01-01, municipality: GM0569, expect: {}}\n"
    catalogue = load_catalogue(small(files={LOCAL: local_text() + example}).root)
    assert catalogue.rules_of("GM0569") == NOTHING


def test_a_broken_file_costs_its_own_scheme_only(small: MakeSmall) -> None:
    broken = small(version("verzekerd"), files={LOCAL: local_text("hulp"), OTHER: local_text("steun") + "soort: a\n"})
    advice = broken.advice({"verzekerd": "ja"})
    assert {scheme["id"] for scheme in advice["schemes"]} == {"proef", "hulp"}
    assert [(error["scheme"], error["title"]) for error in advice["errors"]] == [("steun", "Steun")]
    assert "unknown key 'soort'" in advice["errors"][0]["message"]
    assert any("unknown key 'soort'" in str(finding) for finding in read_catalogue(broken.root).findings)


def test_a_file_changed_after_the_rules_were_read_is_not_used_in_silence(small: MakeSmall) -> None:
    made = small(files={LOCAL: local_text()})
    catalogue = load_catalogue(made.root)
    (made.root / LOCAL).write_text(local_text(title="Anders"), encoding="utf-8")
    rules = catalogue.rules_of(PLACE)
    assert rules.schemes == ()
    assert [str(fault) for fault in rules.faults] == [
        f"{LOCAL}:1: the file changed after the rules were read. Start the program again."
    ]


def test_what_is_kept_of_many_municipalities_is_bounded(small: MakeSmall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "MOST_PLACES", 1)
    monkeypatch.setattr(local, "MOST_FILES", 1)
    catalogue = load_catalogue(small(files={LOCAL: local_text(), OTHER: local_text("steun", "GM0569")}).root)
    for _ in range(3):
        assert [each.id for each in catalogue.rules_of(PLACE).schemes] == ["hulp"]
        assert [each.id for each in catalogue.rules_of("GM0569").schemes] == ["steun"]


class TestRemembered:
    """The index of files between runs."""

    @pytest.fixture
    def root(self, small: MakeSmall) -> Path:
        root = small(files={LOCAL: local_text(), OTHER: local_text("steun", "GM0569")}).root
        old(root)
        return root

    @pytest.mark.usefixtures("aged")
    def test_what_did_not_change_is_not_opened_again(self, root: Path, tmp_path: Path, opened: list[str]) -> None:
        first = local_files(root, tmp_path / "cache")
        assert opened.count("hulp.yaml") == 1
        assert local_files(root, tmp_path / "cache") == first
        assert opened.count("hulp.yaml") == 1

    def test_what_was_just_written_is_opened_again(self, root: Path, tmp_path: Path, opened: list[str]) -> None:
        local_files(root, tmp_path / "cache")
        local_files(root, tmp_path / "cache")
        assert opened.count("hulp.yaml") == 2

    @pytest.mark.usefixtures("aged")
    def test_a_change_shows_even_with_the_size_and_time_of_before(self, root: Path, tmp_path: Path) -> None:
        before = load_catalogue(root, tmp_path / "cache")
        path = root / LOCAL
        stat = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace("Proefwet", "Poefwret"), encoding="utf-8")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert path.stat().st_size == stat.st_size
        after = load_catalogue(root, tmp_path / "cache")
        assert after.fingerprint != before.fingerprint
        assert after.rules_of(PLACE).faults == ()

    @pytest.mark.usefixtures("aged")
    def test_new_and_removed_files_are_seen(self, root: Path, tmp_path: Path) -> None:
        local_files(root, tmp_path / "cache")
        (root / OTHER).unlink()
        (root / OTHER).with_name("nieuw.yaml").write_text(local_text("nieuw", "GM0569"), encoding="utf-8")
        names = [each.name for each in local_files(root, tmp_path / "cache")]
        assert names == [LOCAL, "municipalities/GM0569-nieuwkoop/nieuw.yaml"]

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"code": "x", "data": {}}', '{"data": 1}'])
    def test_a_damaged_memory_is_no_memory(self, root: Path, tmp_path: Path, text: str) -> None:
        cache = tmp_path / "cache"
        expected = local_files(root, cache)
        for path in cache.iterdir():
            path.write_text(text, encoding="utf-8")
        assert local_files(root, cache) == expected

    @pytest.mark.usefixtures("aged")
    def test_a_folder_that_others_may_write_in_is_left_alone(self, root: Path, tmp_path: Path) -> None:
        cache = tmp_path / "cache"
        expected = local_files(root, cache)
        (path,) = cache.iterdir()
        held = json.loads(path.read_text(encoding="utf-8"))
        held["data"] = {name: [*row[:4], "0" * 64] for name, row in held["data"].items()}
        path.write_text(json.dumps(held), encoding="utf-8")
        assert local_files(root, cache) != expected
        cache.chmod(0o777)
        assert local_files(root, cache) == expected

    def test_a_folder_that_cannot_be_made_costs_nothing(self, root: Path) -> None:
        assert local_files(root, root / LOCAL / "cache") == local_files(root)

    def test_two_roots_do_not_share_what_is_remembered(self, root: Path, tmp_path: Path) -> None:
        local_files(root, tmp_path / "cache")
        (tmp_path / "elsewhere" / LOCAL).parent.mkdir(parents=True)
        (tmp_path / "elsewhere" / LOCAL).write_text("code: GM0484", encoding="utf-8")
        local_files(tmp_path / "elsewhere", tmp_path / "cache")
        assert len(list((tmp_path / "cache").iterdir())) == 2


CONTACT = "code: GM0569\nname: Nieuwkoop\nchecked: {on: 2026-11-22, by: redactie, next: 2027-01-15}\n"


@pytest.mark.parametrize(
    ("told", "on", "embed"),
    [
        ("", False, ()),
        ("self_check: {on: ja}\n", True, ()),
        ('self_check: {on: true, embed: ["https://www.nieuwkoop.nl"]}\n', True, ("https://www.nieuwkoop.nl",)),
        ('self_check: {on: nee, embed: ["https://nieuwkoop.nl:8443"]}\n', False, ("https://nieuwkoop.nl:8443",)),
    ],
)
def test_a_municipality_says_whether_residents_may_check_by_themselves(
    small: MakeSmall, told: str, on: bool, embed: tuple[str, ...]
) -> None:
    files = {"municipalities/GM0569-nieuwkoop/municipality.yaml": CONTACT + told}
    own = small(version(), files=files).load().rules_of("GM0569").municipality
    assert own
    assert (own.self_check.on, own.self_check.embed) == (on, embed)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("self_check: {on: misschien}", "'on' must be ja or nee, not misschien"),
        ("self_check: {aan: ja}", "unknown key 'aan'"),
        ("self_check: ja", "'self_check' must be a mapping"),
        ("self_check: {on: ja, embed: https://nieuwkoop.nl}", "'embed' must be a list"),
        ("self_check: {on: ja, embed: [http://nieuwkoop.nl]}", "'http://nieuwkoop.nl' is not the address of a site"),
        ("self_check: {on: ja, embed: ['https://*.nl']}", "'https://*.nl' is not the address of a site"),
        ("self_check: {on: ja, embed: [https://nieuwkoop.nl/zorg]}", "'https://nieuwkoop.nl/zorg' is not the address of a site"),
        ("self_check: {on: ja, embed: [\"https://a.nl; script-src *\"]}", "'https://a.nl; script-src *' is not the address of a site"),
    ],
)  # fmt: skip
def test_a_fault_in_the_self_check_has_its_line(small: MakeSmall, told: str, message: str) -> None:
    files = {"municipalities/GM0569-nieuwkoop/municipality.yaml": f"{CONTACT}{told}\n"}
    found = small(version(), files=files).findings
    assert (4, message) in [(each.line, each.message) for each in found]
