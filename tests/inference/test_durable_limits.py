"""Why docs/adr/0002 allows durable_rules so little: each danger we measured, pinned.

Every script runs in a Python of its own, because some crash it and some never end. When a test fails here after an
upgrade, a danger is gone or has changed: read the decision again before loosening `engine/inference/durable.py`.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
# Freed and fresh memory is filled with garbage, so that reading it crashes here as it does sooner or later elsewhere.
GARBAGE = {"MALLOC_PERTURB_": "165"}
CRASHES = {-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS}


def run(script: str, seconds: float = 30) -> subprocess.CompletedProcess[str]:
    """The end of a script after the prelude; `os._exit` keeps a damaged process from crashing late."""
    command = [sys.executable, "-c", f"from prelude import *\n{script}\nsys.stdout.flush(); os._exit(0)"]
    environment = {**os.environ, **GARBAGE}
    return subprocess.run(
        command, cwd=FOLDER, env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )


def says(script: str) -> list[str]:
    """The lines of a script that ends well."""
    done = run(script)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def crashes(script: str) -> list[str]:
    """The lines of a script up to the crash of its process."""
    done = run(script)
    assert done.returncode in CRASHES, done
    return done.stdout.splitlines()


def never_ends(script: str, seconds: float = 4) -> list[str]:
    """The lines of a script up to the point where it hangs."""
    try:
        done = run(script, seconds)
    except subprocess.TimeoutExpired as error:
        return (error.stdout or b"").decode().splitlines()
    raise AssertionError(f"it ended: {done}")


class TestSessions:
    def test_deleting_the_session_of_a_fact_that_matched_nothing_crashes(self) -> None:
        said = crashes("""
made = host(r={"a": True})
say(fires(made, b=True).split()[0])
made.delete_state("s", "1")
""")
        assert said == ["MessageNotHandledException"]

    def test_deleting_a_session_before_its_first_rule_was_read_crashes(self) -> None:
        said = crashes("""
handle = native.create_ruleset("s", json.dumps({"always": {"all": [{"m": {"always": True}}]}}))
say(native.assert_fact(handle, '{"sid": "1", "always": true}')[0])
native.delete_state(handle, "1")
""")
        assert said == ["0"]

    def test_a_session_that_is_not_deleted_joins_the_next_household(self) -> None:
        said = says("""
handle = native.create_ruleset("s", json.dumps({n: {"all": [{"m": {n: True}}]} for n in "ab"}))
native.assert_fact(handle, '{"sid": "1", "a": true}')
_, session = native.assert_fact(handle, '{"sid": "1", "b": true}')
_, match = native.start_action_for_state(handle, session)
while match:
    say(list(json.loads(match)))
    match = native.complete_and_start_action(handle, session)
""")
        assert said == ["['a']", "['b']"]

    def test_threads_in_one_session_crash(self) -> None:
        crashes("""
handle = native.create_ruleset("s", json.dumps({f"r{i}": {"all": [{"m": {"a": True}}]} for i in range(5)}))
sys.setswitchinterval(1e-6)

def work():
    while True:
        try:
            _, session = native.assert_fact(handle, '{"sid": "1", "a": true, "n": %d}' % threading.get_ident())
            started = native.start_action_for_state(handle, session)
            while started:
                started = native.complete_and_start_action(handle, session)
            native.delete_state(handle, "1")
        except native.error:
            pass

for _ in range(4):
    threading.Thread(target=work, daemon=True).start()
time.sleep(20)
""")

    def test_there_are_1024_sessions_and_then_no_memory(self) -> None:
        said = says("""
made = host(r={"a": True})
answers = [fires(made, sid=str(number), a=True) for number in range(1025)]
say(answers.count("r"), answers[-1])
""")
        assert said == ["1024 MemoryError"]

    def test_a_session_that_does_not_exist_cannot_be_deleted(self) -> None:
        said = says("""
try:
    host(r={"a": True}).delete_state("s", "1")
except Exception as error:
    say(error)
""")
        assert "error code: 309" in said[0]

    def test_a_session_cannot_be_deleted_inside_an_action(self) -> None:
        said = says("""
made = QuietHost()
delete = lambda context: made.delete_state("s", "1")
made.set_rulesets({"s": {name: {"all": [{"m": {"a": True}}], "run": delete} for name in "xy"}})
say(fires(made, a=True))
""")
        assert "error code: 307" in said[0]

    def test_sessions_are_told_apart_by_hash_only(self) -> None:
        said = says("""
made = host(r={"a": True})
fires(made, sid="costarring", a=True)
say(made.get_facts("s", "liquid"))
""")
        assert "'sid': 'costarring'" in said[0]

    def test_facts_are_told_apart_by_hash_only(self) -> None:
        said = says("""
made = host(r={"a": True})
say(fires(made, id="costarring", a=True))
say(fires(made, id="liquid", a=True).split()[0])
""")
        assert said == ["r", "MessageObservedException"]

    def test_the_same_fact_twice_is_an_error(self) -> None:
        said = says("""
made = host(r={"a": True})
say(fires(made, a=True))
say(fires(made, a=True).split()[0])
""")
        assert said == ["r", "MessageObservedException"]

    def test_an_event_is_used_up_by_the_first_rule(self) -> None:
        said = says("""
made = host(x={"a": True}, y={"a": True}, z={"a": True})
made.post("s", {"sid": "1", "a": True})
say(made.fired)
say(fires(made, sid="2", a=True))
""")
        assert said == ["['x']", "x y z"]


class TestSizes:
    def test_at_65_matching_rules_none_fires(self) -> None:
        said = says("""
for size in (64, 65):
    names = [f"p{number}" for number in range(size)]
    answer = fires(host(**{name: {name: True} for name in names}), **dict.fromkeys(names, True))
    say(answer if "error" in answer else len(answer.split()))
""")
        assert said == ["64", "error Could not assert fact, error code: 303"]

    def test_every_branch_of_an_or_counts(self) -> None:
        said = says("""
names = [f"p{number}" for number in range(120)]
rules = {f"r{i}": {"$or": [{name: True} for name in names[4 * i:4 * i + 4]]} for i in range(30)}
say(fires(host(**rules), **dict.fromkeys(names, True)))
""")
        assert "error code: 303" in said[0]

    def test_more_than_512_rules_on_one_fact_never_load(self) -> None:
        said = never_ends("""
host(**{f"r{number}": {"x": number} for number in range(500)})
say("500 loaded")
host(**{f"r{number}": {"x": number} for number in range(600)})
""")
        assert said == ["500 loaded"]

    def test_256_rules_alike_crash(self) -> None:
        said = crashes("""
say(len(fires(host(**{f"r{number}": {"a": True} for number in range(255)}), a=True).split()))
fires(host(**{f"r{number}": {"a": True} for number in range(256)}), a=True)
""")
        assert said == ["255"]

    def test_a_fact_has_at_most_some_250_properties(self) -> None:
        said = says("""
for size in (240, 260):
    say(fires(host(r={"a": True}), a=True, **{f"p{number}": True for number in range(size)}))
""")
        assert said == ["r", "error Could not assert fact, error code: 302"]

    def test_a_string_has_at_most_16_megabytes(self) -> None:
        said = says("""
for size in (1, 17):
    say(fires(host(r={"a": True}), a=True, text="x" * (size << 20)))
""")
        assert said == ["r", "error Could not assert fact, error code: 314"]


class TestPatterns:
    def test_absence_alone_fires_for_ever(self) -> None:
        said = never_ends("""
made = host(r={"$nex": {"a": True}})
say("loaded")
fires(made, b=True)
""")
        assert said == ["loaded"]

    def test_a_comparison_with_a_missing_property_is_true(self) -> None:
        said = says("""
made = host(k={"k": True}, r={"$and": [{"k": True}, {"$lte": {"x": {"$m": "y"}}}]})
say(fires(made, sid="1", k=True, x=5, y=1))
say(fires(made, sid="2", k=True, x=5))
""")
        assert said == ["k", "k r"]

    def test_there_is_no_not(self) -> None:
        said = says("""
for operator in ("$not", "$nor"):
    try:
        host(r={operator: [{"a": True}]})
    except Exception as error:
        say(error)
""")
        assert said == ["Could not create ruleset, error code: 102"] * 2

    def test_a_denial_between_facts_depends_on_their_order(self) -> None:
        said = says("""
made = QuietHost()
made.set_rulesets({"s": {"r": {"all": [{"a": {"a": True}}, {"b$not": {"b": True}}], "run": "r"}}})
for sid, names in (("1", "ab"), ("2", "ba")):
    say([fires(made, sid=sid, **{name: True}).split()[:1] for name in names])
""")
        assert said == ["[['r'], []]", "[[], []]"]

    def test_an_alternative_fires_once_for_each_branch(self) -> None:
        said = says("""
say(fires(host(r={"$or": [{"a": True}, {"b": True}]}), a=True, b=True))
made = QuietHost()
made.set_rulesets({"s": {"r": {"any": [{"x": {"a": True}}, {"y": {"b": True}}], "run": "r"}}})
say(fires(made, a=True, b=True))
""")
        assert said == ["r r", "r r"]

    def test_properties_are_told_apart_by_hash_only(self) -> None:
        said = says("""
say(fires(host(r={"costarring": True}), liquid=True))
""")
        assert said == ["r"]

    def test_all_of_nothing_is_false(self) -> None:
        said = says("""
made = host(k={"k": True}, r={"$iall": {"xs": {"$lt": {"$i": 5}}}})
say(fires(made, sid="1", k=True, xs=[]))
say(fires(made, sid="2", k=True, xs=[1, 2]))
""")
        assert said == ["k", "k r"]


class TestValues:
    def test_types_are_coerced(self) -> None:
        said = says("""
made = host(low={"$lte": {"income": 30000}}, more={"$gt": {"count": 4}}, yes={"yes": True}, five={"five": "5"})
for number, fact in enumerate(
    [{"income": True}, {"income": "100"}, {"count": "abc"}, {"yes": 1}, {"yes": "true"}, {"five": 5}]
):
    say(fires(made, sid=str(number), **fact))
""")
        assert said == ["low", "low", "more", "yes", "yes", "five"]

    def test_a_code_with_a_leading_zero_is_not_coerced(self) -> None:
        said = says("""
say(fires(host(r={"code": 363}), code="0363"))
""")
        assert "MessageNotHandledException" in said[0]

    def test_a_missing_property_fires_no_comparison(self) -> None:
        said = says("""
made = host(k={"k": True}, eq={"x": True}, neq={"$neq": {"x": True}}, lt={"$lt": {"x": 5}}, null={"x": None})
say(fires(made, sid="1", k=True))
say(fires(made, sid="2", k=True, x=None))
""")
        assert said == ["k", "k null"]

    def test_a_float_with_an_exponent_cannot_be_read(self) -> None:
        said = says("""
made = host(k={"k": True})
for number, value in enumerate((1.5, 1e-07, 1e22, float("inf"))):
    say(fires(made, sid=str(number), k=True, x=value)[-3:])
""")
        assert said == ["k", "204", "204", "202"]

    def test_floats_are_not_amounts(self) -> None:
        said = says("""
say(fires(host(k={"k": True}, r={"x": 0.3}), k=True, x=0.1 + 0.2))
""")
        assert said == ["k"]

    def test_large_integers_are_clamped(self) -> None:
        said = says("""
say(fires(host(r={"x": 2**63 - 1}), x=2**63 + 10))
""")
        assert said == ["r"]

    def test_decimals_and_dates_are_not_taken(self) -> None:
        said = says("""
import datetime, decimal
for value in (decimal.Decimal(1), datetime.date(2026, 1, 1)):
    say(fires(host(r={"x": 1}), x=value).split()[0])
""")
        assert said == ["TypeError"] * 2


class TestHost:
    def test_a_host_starts_threads_and_a_quiet_one_does_not(self) -> None:
        said = says("""
QuietHost(); say(threading.active_count())
Host(); say(threading.active_count())
""")
        assert said == ["1", "3"]

    def test_a_hosts_own_thread_runs_actions_meant_for_the_caller(self) -> None:
        said = says("""
caller, elsewhere = threading.get_ident(), threading.Event()
class Loud(Host):
    def get_action(self, name):
        return lambda context: threading.get_ident() == caller or elsewhere.set()
made = Loud()
made.set_rulesets({"s": {f"r{number}": rule({"a": True}, "r") for number in range(40)}})
end = time.monotonic() + 25
while not elsewhere.is_set() and time.monotonic() < end:
    try:
        made.assert_fact("s", {"sid": "1", "a": True})
        made.delete_state("s", "1")
    except Exception:
        pass
say(elsewhere.is_set())
""")
        assert said == ["True"]

    def test_set_rulesets_takes_the_actions_out_of_what_it_is_given(self) -> None:
        said = says("""
rules = {"s": {"r": rule({"a": True}, "r")}}
QuietHost().set_rulesets(rules)
say(rules)
""")
        assert said == ["{'s': {'r': {'all': [{'m': {'a': True}}]}}}"]

    def test_a_ruleset_cannot_be_replaced(self) -> None:
        said = says("""
try:
    host(r={"a": True}).set_rulesets({"s": {"r": rule({"b": True}, "r")}})
except Exception as error:
    say(error)
""")
        assert "already registered" in said[0]

    def test_an_exception_in_an_action_is_swallowed(self) -> None:
        said = says("""
def leave(context):
    raise SystemExit("weg")
made = QuietHost()
made.set_rulesets({"s": {"r": {"all": [{"m": {"a": True}}], "run": leave}, "q": rule({"a": True}, "q")}})
say(fires(made, a=True))
say(made.get_state("s", "1")["exception"][:20])
""")
        assert said == ["q", "exception caught weg"]

    def test_an_action_with_two_arguments_stops_the_others(self) -> None:
        said = says("""
calls = []
made = QuietHost()
made.set_rulesets({"s": {
    name: {"all": [{"m": {"a": True}}], "run": lambda context, name=name: calls.append(name)} for name in "xyz"
}})
fires(made, a=True)
say(len(calls), "x" in calls)
""")
        assert said == ["1 False"]
