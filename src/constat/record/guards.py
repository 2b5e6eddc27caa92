"""What stands in the database itself against changing what is kept: nothing may be changed or deleted, except that a
report's receipt and bytes may be emptied once a decision erases it.

The guards keep honest programs honest; against whoever can alter the database's own rules there is the chain.
"""

from __future__ import annotations

from sqlalchemy import Connection

_LEDGER_SAME = " AND ".join(
    f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in ("sequence", "kind", "key", "sha256", "erases", "body_sha256", "hash")
)
_ERASED = "EXISTS (SELECT 1 FROM ledger decision WHERE decision.erases = OLD.key)"
_LEDGER_DOOR = f"OLD.kind = 'report' AND NEW.body IS NULL AND {_LEDGER_SAME} AND {_ERASED}"

_CONTENTS_SAME = "NEW.sha256 = OLD.sha256 AND NEW.size = OLD.size"
_ALL_ERASED = (
    "EXISTS (SELECT 1 FROM ledger report WHERE report.sha256 = OLD.sha256) AND NOT EXISTS (SELECT 1 FROM ledger report"
    " WHERE report.sha256 = OLD.sha256 AND NOT EXISTS (SELECT 1 FROM ledger decision WHERE decision.erases = report.key))"
)
_CONTENTS_DOOR = f"NEW.packed IS NULL AND NEW.sums IS NULL AND {_CONTENTS_SAME} AND {_ALL_ERASED}"
_DOORS = {"ledger": _LEDGER_DOOR, "contents": _CONTENTS_DOOR}


def guard(connection: Connection) -> None:
    """Put the guards up."""
    statements = _sqlite_guards() if connection.dialect.name == "sqlite" else _postgresql_guards()
    for statement in statements:
        connection.exec_driver_sql(statement)


def _sqlite_guards() -> list[str]:
    statements = []
    for table, door in _DOORS.items():
        refusal = f"RAISE(ABORT, '{table} is kept: its rows are neither changed nor deleted')"
        opens = door.replace("IS NOT DISTINCT FROM", "IS")  # SQLite's older word for it
        statements.append(f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} WHEN NOT ({opens}) BEGIN SELECT {refusal}; END")
        statements.append(f"CREATE TRIGGER {table}_undeleted BEFORE DELETE ON {table} BEGIN SELECT {refusal}; END")
    return statements


def _postgresql_guards() -> list[str]:
    statements = []
    for table, door in _DOORS.items():
        language = "RETURNS trigger LANGUAGE plpgsql AS $$"
        refusal = f"RAISE EXCEPTION '{table} is kept: its rows are neither changed nor deleted';"
        statements += [
            f"CREATE OR REPLACE FUNCTION {table}_unchanged() {language} BEGIN IF NOT ({door}) THEN {refusal} END IF; RETURN NEW; END $$",
            f"CREATE OR REPLACE FUNCTION {table}_undeleted() {language} BEGIN {refusal} END $$",
            f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_unchanged()",
            f"CREATE TRIGGER {table}_undeleted BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_undeleted()",
        ]
    return statements
