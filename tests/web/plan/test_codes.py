"""The codes on paper: a phone that reads one lands on an official page, and nothing of the household goes along."""

from collections.abc import Iterator

import pypdfium2
import pytest
import zxingcpp

from tests.web.plan.households import CASES
from tests.web.plan.rendering import bytes_of, plan_of

PIXELS_PER_POINT = 2
"""As coarse as a photo of a page held at arm's length."""
OF_THE_HOUSEHOLD = ("Yılmaz", "visit", "toereikend")


def _read(case: str) -> Iterator[str]:
    with pypdfium2.PdfDocument(bytes_of(case)) as pdf:
        for page in pdf:
            picture = page.render(scale=PIXELS_PER_POINT, grayscale=True).to_pil()
            yield from (found.text for found in zxingcpp.read_barcodes(picture))


@pytest.mark.parametrize("case", ["full", "correction", "long_names"])
def test_every_code_can_be_read_and_leads_to_the_page_of_its_scheme(case: str) -> None:
    plan = plan_of(case)
    parts = [*plan.corrections, *(part for theme in plan.themes for part in theme.parts)]
    found = list(_read(case))
    assert sorted(found) == sorted(part.url for part in parts if part.url)
    assert found
    official = {scheme["apply"]["url"] for scheme in CASES[case]()["schemes"]}
    assert set(found) <= official
    assert not [url for url in found for word in OF_THE_HOUSEHOLD if word in url]
