"""The statements of each migration; released ones are never changed."""

FIRST_TABLES = """
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    valid_from INTEGER,
    valid_to INTEGER,
    email TEXT NOT NULL DEFAULT ''
);
CREATE TABLE trash (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    deleted_at TEXT NOT NULL
);
CREATE TABLE goal_set (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL
);
CREATE TABLE national_goal (
    goal_set TEXT NOT NULL REFERENCES goal_set(id),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (goal_set, number)
);
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    template TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    short_title TEXT NOT NULL DEFAULT '',
    municipality TEXT NOT NULL DEFAULT '',
    period_from INTEGER,
    period_to INTEGER,
    version TEXT NOT NULL DEFAULT '',
    version_date TEXT NOT NULL DEFAULT '',
    case_number TEXT NOT NULL DEFAULT '',
    decided_by TEXT NOT NULL DEFAULT '',
    decided_on TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
);
CREATE TABLE level (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    singular TEXT NOT NULL,
    plural TEXT NOT NULL,
    parent TEXT NOT NULL DEFAULT '',
    has_status INTEGER NOT NULL DEFAULT 0,
    has_indicators INTEGER NOT NULL DEFAULT 0,
    has_responsibility INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan_id, key)
);
CREATE TABLE chapter (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
);
CREATE TABLE node (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES node(id),
    level_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    key TEXT NOT NULL DEFAULT '',
    trash_id INTEGER REFERENCES trash(id),
    FOREIGN KEY (plan_id, level_key) REFERENCES level(plan_id, key)
);
CREATE INDEX node_by_plan ON node(plan_id, parent_id, position);
CREATE TABLE node_national_goal (
    node_id INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE,
    goal_set TEXT NOT NULL,
    number TEXT NOT NULL,
    PRIMARY KEY (node_id, goal_set, number),
    FOREIGN KEY (goal_set, number) REFERENCES national_goal(goal_set, number)
);
CREATE TABLE indicator (
    id INTEGER PRIMARY KEY,
    node_id INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL DEFAULT '',
    trash_id INTEGER REFERENCES trash(id)
);
CREATE INDEX indicator_by_node ON indicator(node_id, position);
CREATE TABLE node_responsibility (
    node_id INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    role TEXT NOT NULL,
    PRIMARY KEY (node_id, unit_id)
);
CREATE UNIQUE INDEX one_lead_per_node ON node_responsibility(node_id) WHERE role = 'lead';
CREATE TABLE indicator_responsibility (
    indicator_id INTEGER NOT NULL REFERENCES indicator(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    role TEXT NOT NULL,
    PRIMARY KEY (indicator_id, unit_id)
);
CREATE UNIQUE INDEX one_lead_per_indicator ON indicator_responsibility(indicator_id)
    WHERE role = 'lead';
CREATE TABLE status_kind (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    symbol TEXT NOT NULL,
    tone TEXT NOT NULL,
    is_done INTEGER NOT NULL DEFAULT 0,
    is_deviation INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan_id, key)
);
CREATE TABLE cause (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (plan_id, key)
);
CREATE TABLE status_entry (
    node_id INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    date TEXT NOT NULL,
    status_key TEXT NOT NULL,
    cause_key TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (node_id, year, date)
);
CREATE TABLE outcome (
    indicator_id INTEGER NOT NULL REFERENCES indicator(id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    sex TEXT NOT NULL,
    state TEXT NOT NULL,
    value TEXT,
    text TEXT NOT NULL DEFAULT '',
    assessment TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (indicator_id, year, sex)
);
CREATE TABLE goal_assessment (
    node_id INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    assessment TEXT NOT NULL,
    PRIMARY KEY (node_id, year)
);
CREATE TABLE prose (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    section TEXT NOT NULL,
    node_id INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL,
    PRIMARY KEY (plan_id, year, section, node_id)
);
CREATE TABLE report_stamp (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    version TEXT NOT NULL,
    is_final INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan_id, year)
);
CREATE TABLE instrument (
    id TEXT PRIMARY KEY,
    definition TEXT NOT NULL
);
CREATE TABLE survey_round (
    id INTEGER PRIMARY KEY,
    instrument_id TEXT NOT NULL REFERENCES instrument(id),
    year INTEGER NOT NULL,
    UNIQUE (instrument_id, year)
);
CREATE TABLE answer (
    round_id INTEGER NOT NULL REFERENCES survey_round(id),
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    question_id TEXT NOT NULL,
    state TEXT NOT NULL,
    option_id TEXT NOT NULL DEFAULT '',
    value TEXT,
    comment TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (round_id, unit_id, question_id)
) WITHOUT ROWID
"""

PLANS_OF_EVERY_SHAPE = """
ALTER TABLE plan ADD COLUMN trash_id INTEGER REFERENCES trash(id);
ALTER TABLE node ADD COLUMN starts TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN ends TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN recurs TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN prevention_level TEXT NOT NULL DEFAULT '';
ALTER TABLE node ADD COLUMN substances TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN direction TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN by_sex INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chapter RENAME TO first_chapter;
CREATE TABLE chapter (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    trash_id INTEGER REFERENCES trash(id)
);
INSERT INTO chapter (plan_id, position, kind, title, text)
    SELECT plan_id, position, kind, title, text FROM first_chapter ORDER BY plan_id, position;
DROP TABLE first_chapter;
CREATE INDEX chapter_by_plan ON chapter(plan_id, position);
CREATE TABLE plan_version (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    decided_by TEXT NOT NULL DEFAULT '',
    decided_on TEXT NOT NULL DEFAULT '',
    case_number TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '',
    valid_to TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL,
    snapshot TEXT NOT NULL
);
CREATE INDEX plan_version_by_plan ON plan_version(plan_id)
"""

SURVEYS_OF_MANY = """
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO setting (name, value) VALUES ('file_key', lower(hex(randomblob(8))));
ALTER TABLE answer RENAME COLUMN option_id TO options;
ALTER TABLE answer ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN origin TEXT NOT NULL DEFAULT 'given';
ALTER TABLE answer ADD COLUMN origin_note TEXT NOT NULL DEFAULT '';
CREATE INDEX answer_by_question ON answer(question_id, round_id);
CREATE TABLE sheet (
    round_id INTEGER NOT NULL REFERENCES survey_round(id) ON DELETE CASCADE,
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    takes_part INTEGER,
    state TEXT NOT NULL DEFAULT 'draft',
    PRIMARY KEY (round_id, unit_id)
) WITHOUT ROWID;
CREATE TABLE sheet_event (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES survey_round(id) ON DELETE CASCADE,
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sheet_event_by_round ON sheet_event(round_id, unit_id);
CREATE TABLE tally (
    round_id INTEGER NOT NULL REFERENCES survey_round(id) ON DELETE CASCADE,
    unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
    arithmetic INTEGER NOT NULL,
    points TEXT NOT NULL,
    max TEXT NOT NULL,
    has_value INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL,
    unanswered INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    prefilled INTEGER NOT NULL,
    parts TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id)
) WITHOUT ROWID;
CREATE TABLE succession (
    predecessor_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
    successor_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    PRIMARY KEY (predecessor_id, successor_id)
) WITHOUT ROWID
"""

DOCUMENTS_TO_PUBLISH = """
CREATE TABLE brand (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL DEFAULT '',
    accent TEXT NOT NULL DEFAULT '',
    logo BLOB NOT NULL DEFAULT x'',
    logo_text TEXT NOT NULL DEFAULT ''
);
CREATE TABLE paper_section (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    paper TEXT NOT NULL,
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_shown INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (plan_id, paper, section)
) WITHOUT ROWID;
CREATE TABLE section_mark (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    paper TEXT NOT NULL,
    year INTEGER NOT NULL,
    section TEXT NOT NULL,
    PRIMARY KEY (plan_id, paper, year, section)
) WITHOUT ROWID;
CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    year INTEGER NOT NULL,
    plan_id INTEGER,
    round_id INTEGER,
    subject TEXT NOT NULL DEFAULT '',
    size TEXT NOT NULL,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    folder TEXT NOT NULL DEFAULT '',
    way TEXT NOT NULL,
    pages INTEGER NOT NULL DEFAULT 0,
    is_final INTEGER NOT NULL DEFAULT 0,
    digest TEXT NOT NULL DEFAULT '',
    passages BLOB NOT NULL DEFAULT x''
);
CREATE INDEX edition_by_kind ON edition(kind, plan_id, year)
"""
