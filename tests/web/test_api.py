"""The API answers as the engine does, and tells faults as problem+json."""

import json

import pytest

from engine import advise
from web.catalogue import catalogue

PROFILE = {
    "on": "2026-07-01",
    "municipality": "GM0484",
    "facts": {
        "geboortedatum_aanvrager": "1986-03-02", "rechtmatig_verblijf": True, "heeft_toeslagpartner": False,
        "zorgverzekerd": True, "toetsingsinkomen": 24000, "vermogen_toeslagen": "1500",
        "woonsituatie": "huur_zelfstandig", "kale_huur": "640.50", "servicekosten": {},
    },
    "members": {
        "kinderen": [{"geboortedatum": "2019-05-20", "ontvangt_kinderbijslag": True, "opvang": []}],
        "medebewoners": [],
    },
    "receives": {"zorgtoeslag": 129},
}  # fmt: skip


def post(app, body):
    return app.test_client().post("/api/v1/advice", json=body)


@pytest.mark.parametrize("body", [PROFILE, {"on": "2026-07-01", "municipality": "GM0484"}])
def test_the_answer_is_the_engines(app, body):
    response = post(app, body)
    assert response.status_code == 200
    assert response.get_json() == json.loads(json.dumps(advise(catalogue(), body).as_json()))


def test_it_needs_no_cookie_and_sets_none(app):
    assert "Set-Cookie" not in post(app, PROFILE).headers


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"on": "gisteren"}, "on"),
        ({"municipality": "Alphen"}, "municipality"),
        ({"municipality": "GM0001"}, "municipality"),
        ({"facts": {"kale_huur": "abc"}}, "kale_huur"),
        ({"facts": {"kale_huur": -640}}, "kale_huur"),
        ({"facts": {"kalehuur": 640}}, "kalehuur"),
        ({"facts": []}, "facts"),
        ({"members": {"kinderen": {}}}, "kinderen"),
        ({"receives": {"zorgtoeslag": "veel"}}, "zorgtoeslag"),
    ],
)
def test_a_fault_is_told_with_its_place(app, change, path):
    response = post(app, {**PROFILE, **change})
    assert response.status_code == 422
    assert response.content_type == "application/problem+json"
    problems = response.get_json()["problems"]
    assert any(path in problem["path"] for problem in problems), problems
    assert all(problem["message"] for problem in problems)


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{not json", 400), (b"[]", 422), (b'"text"', 422), (b"null", 422), (b"", 422), (b"x" * 2_000_000, 413)],
)
def test_a_body_that_is_no_profile_is_a_problem(app, body, status):
    response = app.test_client().post("/api/v1/advice", data=body, content_type="application/json")
    assert response.status_code == status
    assert response.content_type == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "url", "status"), [("GET", "/api/v1/advice", 405), ("POST", "/api/v1/nothing", 404)]
)
def test_other_faults_are_problems_too(app, method, url, status):
    response = app.test_client().open(url, method=method)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")


def test_the_description_names_the_path_and_both_answers(app):
    spec = app.test_client().get("/api/openapi.json").get_json()
    operation = spec["paths"]["/api/v1/advice"]["post"]
    assert spec["openapi"].startswith("3.")
    assert "application/problem+json" in operation["responses"]["422"]["content"]
    assert {"on", "municipality"} == set(spec["components"]["schemas"]["Profile"]["required"])
    assert "/api/v1/advice" in app.test_client().get("/api/").get_data(as_text=True)
