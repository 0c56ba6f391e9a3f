"""The stages as a machine: every stage is reached, nothing is a dead end, and only the coordinator opens what is closed."""

from hypothesis import given
from hypothesis import strategies as st

from web.models import Role, Stage
from web.stages import BY_ITSELF, LOOKS, MOVES, find_move, moves_from

HOLDERS = ({Role.CONSULTANT}, {Role.COORDINATOR})
OTHERS = {Role.EDITOR, Role.APPROVER, Role.REPORTER, Role.ADMINISTRATOR}


def reached(start: Stage, roles: set[Role]) -> set[Stage]:
    found, waiting = {start}, [start]
    while waiting:
        for move in moves_from(waiting.pop(), roles):
            if move.after not in found:
                found.add(move.after)
                waiting.append(move.after)
    return found


def test_a_consultant_reaches_every_stage_from_planned():
    assert reached(Stage.PLANNED, {Role.CONSULTANT}) == set(Stage)


def test_only_the_coordinator_opens_what_is_closed():
    assert reached(Stage.CLOSED, {Role.CONSULTANT}) == {Stage.CLOSED}
    assert reached(Stage.CLOSED, {Role.COORDINATOR}) == {
        Stage.CLOSED, Stage.IN_TALK, Stage.PLAN_GIVEN, Stage.FOLLOW_UP,
    }  # fmt: skip


def test_every_stage_can_be_closed():
    for stage in set(Stage) - {Stage.CLOSED}:
        for roles in HOLDERS:
            assert find_move(stage, "closed", roles), stage


@given(st.sampled_from(Stage), st.sets(st.sampled_from(sorted(OTHERS))))
def test_who_holds_no_talks_moves_nothing(stage: Stage, roles: set[Role]):
    assert moves_from(stage, roles) == []


@given(st.sampled_from(Stage), st.text(), st.sampled_from(HOLDERS))
def test_a_move_that_is_not_in_the_list_does_not_exist(stage: Stage, after: str, roles: set[Role]):
    move = find_move(stage, after, roles)
    assert (move is None) == ((stage, after) not in {(each.before, each.after) for each in moves_from(stage, roles)})


def test_a_move_leads_somewhere_else_and_is_there_once():
    pairs = [(move.before, move.after) for move in MOVES]
    assert len(pairs) == len(set(pairs))
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


def test_what_goes_by_itself_can_be_done_by_hand():
    for before, after in BY_ITSELF.values():
        assert find_move(before, after, {Role.CONSULTANT}), (before, after)


def test_every_stage_has_a_word_and_a_sign_of_its_own():
    assert set(LOOKS) == set(Stage)
    assert len({looks.word for looks in LOOKS.values()}) == len(Stage)
    assert len({looks.icon for looks in LOOKS.values()}) == len(Stage)
