#include "server/store/sqlite/migrations.h"

#include "server/store/sqlite/engine_error.h"
#include "server/store/store_error.h"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <array>
#include <cstdint>

namespace rasoat::store {
namespace {

/// "RaSo": tells our files from those of other programs.
constexpr std::int32_t application_id = 0x5261536f;

/// Units, seats, machines and the agents that report them. Times are milliseconds since 1970 in UTC, days are days
/// since then, money is whole dong. Kinds and parts are the numbers of the enumerations in records.h.
constexpr const char* inventory_tables = R"sql(
CREATE TABLE revision (value INTEGER NOT NULL);
INSERT INTO revision VALUES (0);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  parent INTEGER REFERENCES units (id),
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL
);

CREATE TABLE machines (
  id INTEGER PRIMARY KEY,
  unit INTEGER REFERENCES units (id),
  hostname TEXT NOT NULL,
  digest TEXT NOT NULL,
  first_reported INTEGER NOT NULL,
  last_reported INTEGER NOT NULL,
  purchased INTEGER,
  price INTEGER,
  warranty_ends INTEGER,
  broken INTEGER NOT NULL,
  note TEXT NOT NULL,
  revision INTEGER NOT NULL
);
CREATE INDEX machines_by_revision ON machines (revision);

CREATE TABLE reports (
  machine INTEGER PRIMARY KEY REFERENCES machines (id),
  report BLOB NOT NULL,
  original BLOB NOT NULL
);

-- Apart from machines, because every heartbeat writes here: the rows are narrow.
CREATE TABLE sightings (machine INTEGER PRIMARY KEY REFERENCES machines (id), at INTEGER NOT NULL);

CREATE TABLE facts (
  kind INTEGER NOT NULL,
  value TEXT NOT NULL,
  machine INTEGER NOT NULL REFERENCES machines (id),
  PRIMARY KEY (kind, value, machine)
) WITHOUT ROWID;
CREATE INDEX facts_by_machine ON facts (machine);

CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  machine INTEGER NOT NULL REFERENCES machines (id),
  at INTEGER NOT NULL,
  part INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
);
CREATE INDEX history_by_machine ON history (machine, at);

CREATE TABLE seats (
  id INTEGER PRIMARY KEY,
  unit INTEGER NOT NULL REFERENCES units (id),
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  weight REAL NOT NULL,
  machine INTEGER UNIQUE REFERENCES machines (id)
);
CREATE INDEX free_seats ON seats (unit, id) WHERE machine IS NULL;

CREATE TABLE devices (
  id INTEGER PRIMARY KEY,
  agent_id TEXT NOT NULL,
  key_hash BLOB NOT NULL UNIQUE,
  unit INTEGER NOT NULL REFERENCES units (id),
  machine INTEGER REFERENCES machines (id),
  enrolled_at INTEGER NOT NULL,
  revoked_at INTEGER
);

CREATE TABLE enrolment_tokens (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  unit INTEGER NOT NULL REFERENCES units (id),
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  used INTEGER NOT NULL
);

CREATE TABLE idempotency (
  device INTEGER NOT NULL REFERENCES devices (id),
  key TEXT NOT NULL,
  at INTEGER NOT NULL,
  machine INTEGER NOT NULL REFERENCES machines (id),
  digest TEXT NOT NULL,
  PRIMARY KEY (device, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_by_time ON idempotency (at);
)sql";

/// People who sign in, what they did, and what they plan.
constexpr const char* people_and_plans_tables = R"sql(
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE CHECK (username <> ''),
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  must_change_password INTEGER NOT NULL,
  disabled INTEGER NOT NULL,
  made_at INTEGER NOT NULL
);

CREATE TABLE sessions (
  hash BLOB PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts (id),
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE audit_trail (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE TABLE funds (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name_vi TEXT NOT NULL,
  name_en TEXT NOT NULL,
  year INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  unit INTEGER REFERENCES units (id),
  kind TEXT NOT NULL
);

CREATE TABLE plans (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  year INTEGER NOT NULL,
  budget INTEGER NOT NULL,
  spent INTEGER NOT NULL,
  benefit REAL NOT NULL,
  upper_bound REAL NOT NULL,
  document BLOB NOT NULL
);
)sql";

/// What machines and units were before, and doubts about which machine is which.
constexpr const char* identity_and_organisation_tables = R"sql(
ALTER TABLE machines ADD COLUMN merged_into INTEGER REFERENCES machines (id);
CREATE INDEX merged_machines ON machines (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE identity_doubts (
  id INTEGER PRIMARY KEY,
  one INTEGER NOT NULL REFERENCES machines (id),
  other INTEGER NOT NULL REFERENCES machines (id),
  likeness INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  state INTEGER NOT NULL,
  decided_at INTEGER,
  decided_by TEXT NOT NULL,
  before BLOB NOT NULL,
  CHECK (one < other),
  UNIQUE (one, other)
);
CREATE INDEX identity_doubts_by_state ON identity_doubts (state, id);

CREATE TABLE report_versions (
  machine INTEGER NOT NULL REFERENCES machines (id),
  until INTEGER NOT NULL,
  report BLOB NOT NULL,
  PRIMARY KEY (machine, until)
) WITHOUT ROWID;
CREATE INDEX report_versions_by_time ON report_versions (until);
CREATE INDEX history_by_time ON history (at);

ALTER TABLE seats ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN begun_on INTEGER;
ALTER TABLE units ADD COLUMN ended_on INTEGER;
ALTER TABLE units ADD COLUMN successor INTEGER REFERENCES units (id);

CREATE TABLE unit_periods (
  unit INTEGER NOT NULL REFERENCES units (id),
  until INTEGER NOT NULL,
  parent INTEGER,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (unit, until)
) WITHOUT ROWID;

CREATE TABLE seat_periods (
  seat INTEGER NOT NULL REFERENCES seats (id),
  until INTEGER NOT NULL,
  unit INTEGER NOT NULL REFERENCES units (id),
  PRIMARY KEY (seat, until)
) WITHOUT ROWID;

CREATE TABLE reorganisations (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  on_day INTEGER NOT NULL,
  state INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  decision TEXT NOT NULL,
  request TEXT NOT NULL,
  effects BLOB NOT NULL
);

CREATE TABLE reminders (
  unit INTEGER NOT NULL REFERENCES units (id),
  at INTEGER NOT NULL,
  sent_by TEXT NOT NULL,
  sent_to TEXT NOT NULL
);
CREATE INDEX reminders_by_unit ON reminders (unit, at);
)sql";

/// Lists brought in as files, prices that the office sets, and the code by which the books know a machine.
constexpr const char* import_tables = R"sql(
CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  state INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  settled_at INTEGER,
  settled_by TEXT NOT NULL,
  changed INTEGER NOT NULL,
  choices TEXT NOT NULL,
  file BLOB NOT NULL,
  changes BLOB NOT NULL
);
CREATE TABLE set_prices (item TEXT PRIMARY KEY, price INTEGER NOT NULL) WITHOUT ROWID;
ALTER TABLE machines ADD COLUMN asset_code TEXT NOT NULL DEFAULT '';
)sql";

/// Which seats changed since a revision, and whether anything beside machines and seats did, so that a ranking in
/// memory follows without judging every seat again.
constexpr const char* revisions_of_seats = R"sql(
ALTER TABLE seats ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE INDEX seats_by_revision ON seats (revision);
ALTER TABLE revision ADD COLUMN structure INTEGER NOT NULL DEFAULT 0;
)sql";

/// Machines that were known from the books alone and are no more, whose numbers nothing else shall bear; and tokens by
/// which other programs read the indicators.
constexpr const char* books_and_feed_tables = R"sql(
CREATE TABLE removed_machines (id INTEGER PRIMARY KEY, revision INTEGER NOT NULL);
CREATE TABLE feed_tokens (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  revoked_at INTEGER
);
)sql";

/// Rules and funds as officers set them in the application, and who changed what. A fund's number is never given again,
/// so that its history stays its own.
constexpr const char* rule_tables = R"sql(
CREATE TABLE kept_funds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name_vi TEXT NOT NULL,
  name_en TEXT NOT NULL,
  year INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  unit INTEGER REFERENCES units (id),
  kind TEXT NOT NULL,
  line TEXT NOT NULL DEFAULT '',
  carries_over INTEGER NOT NULL DEFAULT 0,
  share_rule TEXT NOT NULL DEFAULT '',
  share_millionths INTEGER NOT NULL DEFAULT 0,
  share_item TEXT NOT NULL DEFAULT ''
);
INSERT INTO kept_funds (id, code, name_vi, name_en, year, amount, unit, kind)
  SELECT id, code, name_vi, name_en, year, amount, unit, kind FROM funds;
DROP TABLE funds;
ALTER TABLE kept_funds RENAME TO funds;

CREATE TABLE set_rules (
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE rules_revision (value INTEGER NOT NULL);
INSERT INTO rules_revision SELECT value FROM revision;

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
);
CREATE INDEX changes_by_subject ON changes (subject, id);
)sql";

/// What officers set for plans, and which plan was made for what.
constexpr const char* scenario_tables = R"sql(
CREATE TABLE scenarios (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  removed INTEGER NOT NULL,
  settings TEXT NOT NULL
);
ALTER TABLE plans ADD COLUMN scenario INTEGER REFERENCES scenarios (id);
ALTER TABLE plans ADD COLUMN years INTEGER NOT NULL DEFAULT 1;
ALTER TABLE plans ADD COLUMN seats INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plans ADD COLUMN seats_fit_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plans ADD COLUMN seats_fit_after INTEGER NOT NULL DEFAULT 0;
CREATE INDEX plans_by_scenario ON plans (scenario, id) WHERE scenario IS NOT NULL;
)sql";

/// So that an enrolment finds the keys that the agent had before.
constexpr const char* agents_by_name = "CREATE INDEX devices_by_agent ON devices (agent_id)";

/// Step n brings schema n - 1 to n. Steps that have been released never change; new ones are added at the end.
constexpr std::array steps{inventory_tables, people_and_plans_tables, identity_and_organisation_tables,
                           import_tables,    revisions_of_seats,      books_and_feed_tables,
                           rule_tables,      scenario_tables,         agents_by_name};

int pragma(SQLite::Database& database, const char* name) {
    return database.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

void refuse_foreign_file(SQLite::Database& database) {
    const auto id = pragma(database, "application_id");
    const auto has_tables = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0;
    if (id == application_id || (id == 0 && !has_tables)) return;
    throw StoreCorrupt(fmt::format(
        "{} is a database of another program; name another file in config/server.toml", database.getFilename()));
}

} // namespace

int newest_schema() {
    return static_cast<int>(steps.size());
}

void migrate(SQLite::Database& database, int target) {
    try {
        refuse_foreign_file(database);
        const auto present = pragma(database, "user_version");
        if (present > newest_schema())
            throw StoreTooNew(fmt::format(
                "{} has schema {}, this program knows schemas up to {}: it was written by a newer version of Rà soát; "
                "install that version, or put back the backup made before the update",
                database.getFilename(), present, newest_schema()));
        for (auto step = present; step < target; ++step) {
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            database.exec(steps.at(static_cast<std::size_t>(step)));
            database.exec(fmt::format("PRAGMA application_id={}", application_id));
            database.exec(fmt::format("PRAGMA user_version={}", step + 1));
            transaction.commit();
        }
    } catch (const SQLite::Exception& error) {
        rethrow(error, fmt::format("bringing {} up to date", database.getFilename()));
    }
}

} // namespace rasoat::store
