"""What Python repeats of the TypeScript contract is what the TypeScript says."""

from cohortlab.server.answers import ERRORS
from cohortlab.server.proxy import LARGEST
from cohortlab.server.routes import PANEL_ROUTES
from contracts import evaluate


def test_the_route_table_is_the_panel_table():
    routes = evaluate("sdk/lib/wire/routes.js", "Object.values(it.PANEL_ROUTES).map(r => [r.method, r.path])")
    assert [[route.method, route.path] for route in PANEL_ROUTES] == routes


def test_the_errors_are_the_table_s():
    table = evaluate("sdk/lib/wire/errors.js", "it.ERRORS")
    for code, (status, message, next_step) in ERRORS.items():
        assert table[code] == {"status": status, "message": message, "next": next_step}


def test_the_body_limit_is_the_service_s():
    assert evaluate("sdk/lib/definition/limits.js", "it.LIMITS.bytes") == LARGEST
