BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE "attempts" (
	"key" INTEGER NOT NULL, 
	member_id BIGINT NOT NULL, 
	guild_id BIGINT NOT NULL, 
	interview_key BIGINT, 
	position INTEGER, 
	post_key INTEGER, 
	question_key INTEGER NOT NULL, 
	text TEXT, 
	written BOOLEAN NOT NULL, 
	gave_up BOOLEAN NOT NULL, 
	answered_at DATETIME NOT NULL, 
	local_date DATE, 
	grade INTEGER, 
	graded_at DATETIME, 
	ticked JSON, 
	note TEXT, 
	points INTEGER NOT NULL, 
	card_before TEXT, 
	round_key INTEGER, 
	design_key INTEGER, follow_up INTEGER, follow_up_answer TEXT, 
	CONSTRAINT pk_attempts PRIMARY KEY ("key"), 
	CONSTRAINT fk_attempts_round_key_rounds FOREIGN KEY(round_key) REFERENCES rounds ("key") ON DELETE CASCADE, 
	CONSTRAINT uq_attempts_post_key UNIQUE (post_key, member_id), 
	CONSTRAINT fk_attempts_question_key_questions FOREIGN KEY(question_key) REFERENCES questions ("key"), 
	CONSTRAINT fk_attempts_interview_key_turns FOREIGN KEY(interview_key, position) REFERENCES turns (interview_key, position) ON DELETE CASCADE, 
	CONSTRAINT ck_attempts_grade CHECK (grade BETWEEN 1 AND 4), 
	CONSTRAINT fk_attempts_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE, 
	CONSTRAINT uq_attempts_round_key UNIQUE (round_key, position, member_id), 
	CONSTRAINT fk_attempts_post_key_posts FOREIGN KEY(post_key) REFERENCES posts ("key") ON DELETE CASCADE, 
	CONSTRAINT uq_attempts_interview_key UNIQUE (interview_key, position, member_id), 
	CONSTRAINT fk_attempts_design_key_designs FOREIGN KEY(design_key) REFERENCES designs ("key") ON DELETE CASCADE, 
	CONSTRAINT uq_attempts_design_key UNIQUE (design_key, member_id)
);
INSERT INTO "attempts" VALUES(1,900000000000000103,900000000000001000,NULL,NULL,NULL,229,'Requirements
I would measure first, then put a cache in front of the slow reads.',1,0,'2026-11-24 12:00:06.422165','2026-11-24',3,'2026-11-24 12:00:06.424391',NULL,NULL,3,NULL,NULL,1,NULL,NULL);
INSERT INTO "attempts" VALUES(2,900000000000000103,900000000000001000,NULL,1,NULL,229,'Requirements
I would measure first, then put a cache in front of the slow reads.',1,0,'2026-11-24 12:00:43.448609','2026-11-24',3,'2026-11-24 12:00:43.455846',NULL,NULL,0,'{"card_id": 0, "state": 2, "step": null, "stability": 2.3065, "difficulty": 2.118103970459016, "due": "2026-11-26T12:00:06.424391+00:00", "last_review": "2026-11-24T12:00:06.424391+00:00"}',1,NULL,NULL,NULL);
INSERT INTO "attempts" VALUES(3,900000000000000101,900000000000001000,1,1,NULL,122,'I would measure first, then put a cache in front of the slow reads.',1,0,'2026-11-24 12:00:43.613913','2026-11-24',3,'2026-11-24 12:00:43.647796',NULL,NULL,3,NULL,NULL,NULL,0,NULL);
INSERT INTO "attempts" VALUES(4,900000000000000101,900000000000001000,NULL,1,NULL,101,'I would measure first, then put a cache in front of the slow reads.',1,0,'2026-11-24 12:00:49.726901',NULL,NULL,NULL,NULL,NULL,0,NULL,2,NULL,NULL,NULL);
INSERT INTO "attempts" VALUES(5,900000000000000102,900000000000001000,NULL,1,NULL,101,'I would measure first, then put a cache in front of the slow reads.',1,0,'2026-11-24 12:00:49.832069',NULL,NULL,NULL,NULL,NULL,0,NULL,2,NULL,NULL,NULL);
INSERT INTO "attempts" VALUES(6,900000000000000102,900000000000001000,NULL,2,NULL,127,'I would measure first, then put a cache in front of the slow reads.',1,0,'2026-11-24 12:01:02.180234',NULL,NULL,NULL,NULL,NULL,0,NULL,2,NULL,NULL,NULL);
INSERT INTO "attempts" VALUES(7,900000000000000101,900000000000001000,NULL,NULL,1,101,'I would measure first, then put a cache in front of the slow reads.',1,0,'2026-11-24 12:03:00.139889',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE days (
	guild_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	day DATE NOT NULL, 
	points INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	frozen BOOLEAN NOT NULL, 
	CONSTRAINT pk_days PRIMARY KEY (guild_id, member_id, day), 
	CONSTRAINT fk_days_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
INSERT INTO "days" VALUES(900000000000001000,900000000000000103,'2026-11-24',3,2,0);
INSERT INTO "days" VALUES(900000000000001000,900000000000000101,'2026-11-24',3,1,0);
CREATE TABLE designs (
	"key" INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	question_key INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	phase INTEGER NOT NULL, 
	ends_at DATETIME, 
	left_seconds FLOAT, 
	seen_at DATETIME NOT NULL, 
	told BOOLEAN NOT NULL, 
	channel_id BIGINT, 
	notes JSON, 
	steps JSON, 
	started_at DATETIME NOT NULL, 
	ended_at DATETIME, heard_message_id BIGINT, 
	CONSTRAINT pk_designs PRIMARY KEY ("key"), 
	CONSTRAINT fk_designs_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE, 
	CONSTRAINT fk_designs_question_key_questions FOREIGN KEY(question_key) REFERENCES questions ("key")
);
INSERT INTO "designs" VALUES(1,900000000000001000,900000000000000103,229,45,7,NULL,NULL,'2026-11-24 12:00:06.284373',0,1574756495709437952,NULL,'[2, 2, 2, 2, 2, 2]','2026-11-24 12:00:06.002839','2026-11-24 12:00:06.422061',1574756495390670848);
INSERT INTO "designs" VALUES(2,900000000000001000,900000000000000101,229,45,2,'2026-11-24 12:04:02.546232',NULL,'2026-11-24 12:01:08.625512',0,1574756731727118336,'["I would measure first, then put a cache in front of the slow reads.", "", "", "", "", ""]',NULL,'2026-11-24 12:01:02.290012',NULL,1574756731479654401);
CREATE TABLE facts (
	name VARCHAR(80) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (name)
);
INSERT INTO "facts" VALUES('commands:900000000000000001','9a4fcc97ff6478105e0ea734bce697a19afe4033f88bc825ef8ffd892243f8b8');
CREATE TABLE familiarity (
	member_id BIGINT NOT NULL, 
	question_key INTEGER NOT NULL, 
	seen_at DATETIME NOT NULL, 
	grade INTEGER, 
	due_at DATETIME, 
	card TEXT, 
	CONSTRAINT pk_familiarity PRIMARY KEY (member_id, question_key), 
	CONSTRAINT fk_familiarity_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE, 
	CONSTRAINT fk_familiarity_question_key_questions FOREIGN KEY(question_key) REFERENCES questions ("key")
);
INSERT INTO "familiarity" VALUES(900000000000000103,229,'2026-11-24 12:00:12.871100',3,'2026-11-26 12:00:43.455846','{"card_id": 0, "state": 2, "step": null, "stability": 2.3065, "difficulty": 2.111214235785395, "due": "2026-11-26T12:00:43.455846+00:00", "last_review": "2026-11-24T12:00:43.455846+00:00"}');
INSERT INTO "familiarity" VALUES(900000000000000101,122,'2026-11-24 12:00:43.557594',3,'2026-11-26 12:00:43.647796','{"card_id": 0, "state": 2, "step": null, "stability": 2.3065, "difficulty": 2.118103970459016, "due": "2026-11-26T12:00:43.647796+00:00", "last_review": "2026-11-24T12:00:43.647796+00:00"}');
INSERT INTO "familiarity" VALUES(900000000000000101,123,'2026-11-24 12:00:43.693598',NULL,NULL,NULL);
INSERT INTO "familiarity" VALUES(900000000000000102,101,'2026-11-24 12:00:49.832528',NULL,NULL,NULL);
INSERT INTO "familiarity" VALUES(900000000000000101,101,'2026-11-24 12:03:00.140395',NULL,NULL,NULL);
INSERT INTO "familiarity" VALUES(900000000000000102,127,'2026-11-24 12:01:02.192845',NULL,NULL,NULL);
INSERT INTO "familiarity" VALUES(900000000000000101,229,'2026-11-24 12:01:14.865167',NULL,NULL,NULL);
INSERT INTO "familiarity" VALUES(900000000000000102,229,'2026-11-24 12:01:14.983746',NULL,NULL,NULL);
CREATE TABLE group_designs (
	round_key INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	phase INTEGER NOT NULL, 
	ends_at DATETIME, 
	left_seconds FLOAT, 
	seen_at DATETIME NOT NULL, 
	told BOOLEAN NOT NULL, 
	CONSTRAINT pk_group_designs PRIMARY KEY (round_key), 
	CONSTRAINT fk_group_designs_round_key_rounds FOREIGN KEY(round_key) REFERENCES rounds ("key") ON DELETE CASCADE
);
INSERT INTO "group_designs" VALUES(1,45,7,NULL,NULL,'2026-11-24 12:00:43.274517',0);
INSERT INTO "group_designs" VALUES(3,45,2,'2026-11-24 12:04:15.063762',NULL,'2026-11-24 12:01:15.063783',0);
CREATE TABLE group_notes (
	round_key INTEGER NOT NULL, 
	member_id BIGINT NOT NULL, 
	notes JSON, 
	steps JSON, 
	started_at DATETIME NOT NULL, 
	CONSTRAINT pk_group_notes PRIMARY KEY (round_key, member_id), 
	CONSTRAINT fk_group_notes_round_key_rounds FOREIGN KEY(round_key) REFERENCES rounds ("key") ON DELETE CASCADE, 
	CONSTRAINT fk_group_notes_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
INSERT INTO "group_notes" VALUES(1,900000000000000103,'["I would measure first, then put a cache in front of the slow reads.", "", "", "", "", ""]','[2, 2, 2, 2, 2, 2]','2026-11-24 12:00:12.870346');
INSERT INTO "group_notes" VALUES(3,900000000000000101,'["I would measure first, then put a cache in front of the slow reads.", "", "", "", "", ""]',NULL,'2026-11-24 12:01:14.864533');
INSERT INTO "group_notes" VALUES(3,900000000000000102,'["I would measure first, then put a cache in front of the slow reads.", "", "", "", "", ""]',NULL,'2026-11-24 12:01:14.983396');
CREATE TABLE guilds (
	id BIGINT NOT NULL, 
	time_zone VARCHAR(64), 
	left_at DATETIME, rounds_by VARCHAR(10) DEFAULT 'everyone' NOT NULL, rounds_role_id BIGINT, rounds_in JSON, sharing BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_guilds PRIMARY KEY (id)
);
INSERT INTO "guilds" VALUES(900000000000001000,NULL,NULL,'everyone',NULL,NULL,1);
INSERT INTO "guilds" VALUES(900000000004195304,NULL,NULL,'everyone',NULL,NULL,1);
CREATE TABLE interviews (
	"key" INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	topic VARCHAR(80), 
	level VARCHAR(10), 
	wanted INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	practises INTEGER, 
	position INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	ended_at DATETIME, review VARCHAR(10), 
	CONSTRAINT pk_interviews PRIMARY KEY ("key"), 
	CONSTRAINT fk_interviews_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE, 
	CONSTRAINT fk_interviews_practises_interviews FOREIGN KEY(practises) REFERENCES interviews ("key") ON DELETE SET NULL
);
INSERT INTO "interviews" VALUES(1,900000000000001000,900000000000000101,'caching-and-performance',NULL,2,2,NULL,2,'2026-11-24 12:00:43.547035',NULL,NULL);
INSERT INTO "interviews" VALUES(2,0,900000000000000102,'caching-and-performance',NULL,1,1,NULL,1,'2026-11-24 12:00:43.739321',NULL,NULL);
CREATE TABLE members (
	id BIGINT NOT NULL, 
	time_zone VARCHAR(64), 
	first_seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_members PRIMARY KEY (id)
);
INSERT INTO "members" VALUES(900000000000000103,NULL,'2026-11-24 12:00:06.002839');
INSERT INTO "members" VALUES(900000000000000101,NULL,'2026-11-24 12:00:43.547035');
INSERT INTO "members" VALUES(900000000000000102,NULL,'2026-11-24 12:00:43.739321');
CREATE TABLE memberships (
	guild_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	departed BOOLEAN NOT NULL, 
	checked_at DATETIME, 
	CONSTRAINT pk_memberships PRIMARY KEY (guild_id, member_id), 
	CONSTRAINT fk_memberships_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
INSERT INTO "memberships" VALUES(900000000000001000,900000000000000103,'Mona',0,0,'2026-11-24 12:00:43.524990');
INSERT INTO "memberships" VALUES(900000000000001000,900000000000000101,'Ada',0,0,'2026-11-24 12:03:00.137531');
INSERT INTO "memberships" VALUES(0,900000000000000102,'Grace',0,0,'2026-11-24 12:00:43.821325');
INSERT INTO "memberships" VALUES(900000000000001000,900000000000000102,'Grace',0,0,'2026-11-24 12:01:21.165801');
CREATE TABLE posts (
	"key" INTEGER NOT NULL, 
	schedule_key INTEGER, 
	guild_id BIGINT NOT NULL, 
	channel_id BIGINT NOT NULL, 
	local_date DATE NOT NULL, 
	question_key INTEGER NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	claimed_at DATETIME NOT NULL, 
	lease_until DATETIME NOT NULL, 
	message_id BIGINT, 
	closes_at DATETIME NOT NULL, 
	answers INTEGER NOT NULL, 
	shown_answers INTEGER NOT NULL, 
	CONSTRAINT pk_posts PRIMARY KEY ("key"), 
	CONSTRAINT ck_posts_state CHECK (state IN ('claimed', 'sent', 'closed', 'given-up')), 
	CONSTRAINT fk_posts_question_key_questions FOREIGN KEY(question_key) REFERENCES questions ("key"), 
	CONSTRAINT fk_posts_schedule_key_schedules FOREIGN KEY(schedule_key) REFERENCES schedules ("key") ON DELETE SET NULL, 
	CONSTRAINT uq_posts_schedule_key UNIQUE (schedule_key, local_date)
);
INSERT INTO "posts" VALUES(1,1,900000000000001000,900000000000002002,'2026-11-24',129,'sent','2026-11-24 12:03:00.024066','2026-11-24 12:03:00.115058',1574757225266675712,'2026-11-25 00:00:00.000000',1,0);
CREATE TABLE questions (
	"key" INTEGER NOT NULL, 
	ref VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_questions PRIMARY KEY ("key"), 
	CONSTRAINT uq_questions_ref UNIQUE (ref)
);
INSERT INTO "questions" VALUES(101,'basics/caching');
INSERT INTO "questions" VALUES(122,'caching-and-performance/cache-eviction-policy');
INSERT INTO "questions" VALUES(123,'caching-and-performance/cdn-caching-vs-local-caching');
INSERT INTO "questions" VALUES(126,'caching-and-performance/happens-when-cache-full');
INSERT INTO "questions" VALUES(127,'caching-and-performance/prevent-cache-stampede');
INSERT INTO "questions" VALUES(129,'caching-and-performance/where-place-caching-web-architecture');
INSERT INTO "questions" VALUES(229,'databases/time-series-database');
CREATE TABLE round_members (
	round_key INTEGER NOT NULL, 
	member_id BIGINT NOT NULL, 
	joined_at DATETIME NOT NULL, 
	is_host BOOLEAN NOT NULL, 
	CONSTRAINT pk_round_members PRIMARY KEY (round_key, member_id), 
	CONSTRAINT fk_round_members_round_key_rounds FOREIGN KEY(round_key) REFERENCES rounds ("key") ON DELETE CASCADE, 
	CONSTRAINT fk_round_members_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
INSERT INTO "round_members" VALUES(1,900000000000000103,'2026-11-24 12:00:06.800811',1);
INSERT INTO "round_members" VALUES(2,900000000000000101,'2026-11-24 12:00:43.843107',1);
INSERT INTO "round_members" VALUES(2,900000000000000102,'2026-11-24 12:00:43.895136',0);
INSERT INTO "round_members" VALUES(3,900000000000000101,'2026-11-24 12:01:02.599637',1);
INSERT INTO "round_members" VALUES(3,900000000000000102,'2026-11-24 12:01:02.683768',0);
CREATE TABLE round_turns (
	round_key INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	question_key INTEGER NOT NULL, 
	asked_at DATETIME NOT NULL, 
	revealed_at DATETIME, 
	skipped BOOLEAN NOT NULL, 
	CONSTRAINT pk_round_turns PRIMARY KEY (round_key, position), 
	CONSTRAINT fk_round_turns_round_key_rounds FOREIGN KEY(round_key) REFERENCES rounds ("key") ON DELETE CASCADE, 
	CONSTRAINT fk_round_turns_question_key_questions FOREIGN KEY(question_key) REFERENCES questions ("key")
);
INSERT INTO "round_turns" VALUES(1,1,229,'2026-11-24 12:00:06.818557','2026-11-24 12:00:43.274535',0);
INSERT INTO "round_turns" VALUES(2,1,129,'2026-11-24 12:00:43.844160','2026-11-24 12:00:49.850619',0);
INSERT INTO "round_turns" VALUES(2,2,127,'2026-11-24 12:00:56.066587',NULL,0);
INSERT INTO "round_turns" VALUES(3,1,229,'2026-11-24 12:01:02.615207',NULL,0);
CREATE TABLE rounds (
	"key" INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	channel_id BIGINT NOT NULL, 
	message_id BIGINT, 
	thread_id BIGINT, 
	topic VARCHAR(80), 
	level VARCHAR(10), 
	wanted INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	due_at DATETIME, 
	left_seconds FLOAT, 
	host_seen_at DATETIME NOT NULL, 
	version INTEGER NOT NULL, 
	shown_version INTEGER NOT NULL, 
	edit_after DATETIME NOT NULL, 
	started_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	end_reason TEXT, 
	CONSTRAINT pk_rounds PRIMARY KEY ("key")
);
INSERT INTO "rounds" VALUES(1,900000000000001000,900000000000002002,1574756498624479232,1574756498624479232,'databases',NULL,1,1,1,NULL,NULL,'2026-11-24 12:00:43.525842',20,20,'2026-11-24 12:00:49.646724','2026-11-24 12:00:06.789475','2026-11-24 12:00:43.516362','All phases are over.');
INSERT INTO "rounds" VALUES(2,900000000000001000,900000000000002000,1574756653964722176,1574756653964722176,'caching-and-performance',NULL,2,2,2,'2026-11-24 12:05:56.066587',NULL,'2026-11-24 12:01:02.288972',9,9,'2026-11-24 12:01:07.231676','2026-11-24 12:00:43.842398',NULL,NULL);
INSERT INTO "rounds" VALUES(3,900000000000001000,900000000000002002,1574756732784082944,1574756732784082944,'databases',NULL,1,1,1,'2026-11-24 13:04:15.063762',NULL,'2026-11-24 12:01:15.114048',9,9,'2026-11-24 12:01:26.220305','2026-11-24 12:01:02.598957',NULL,NULL);
CREATE TABLE schedules (
	"key" INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	channel_id BIGINT NOT NULL, 
	time TIME NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	days VARCHAR(32) NOT NULL, 
	topic VARCHAR(80), 
	level VARCHAR(10), 
	ping_role_id BIGINT, 
	thread BOOLEAN NOT NULL, 
	silent BOOLEAN NOT NULL, 
	next_due_at DATETIME, 
	paused_because TEXT, 
	warning TEXT, 
	CONSTRAINT pk_schedules PRIMARY KEY ("key")
);
INSERT INTO "schedules" VALUES(1,900000000000001000,900000000000002002,'12:03:00.000000','UTC','every day','caching-and-performance',NULL,NULL,0,0,'2026-11-25 12:03:00.000000',NULL,NULL);
CREATE TABLE shared_answers (
	round_key INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	member_id BIGINT NOT NULL, 
	shared_at DATETIME NOT NULL, 
	CONSTRAINT pk_shared_answers PRIMARY KEY (round_key, position, member_id), 
	CONSTRAINT fk_shared_answers_round_key_rounds FOREIGN KEY(round_key) REFERENCES rounds ("key") ON DELETE CASCADE, 
	CONSTRAINT fk_shared_answers_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
INSERT INTO "shared_answers" VALUES(2,1,900000000000000101,'2026-11-24 12:00:55.972513');
INSERT INTO "shared_answers" VALUES(3,1,900000000000000102,'2026-11-24 12:01:21.168250');
CREATE TABLE standings (
	guild_id BIGINT NOT NULL, 
	period VARCHAR(8) NOT NULL, 
	member_id BIGINT NOT NULL, 
	points INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	CONSTRAINT pk_standings PRIMARY KEY (guild_id, period, member_id), 
	CONSTRAINT fk_standings_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
INSERT INTO "standings" VALUES(900000000000001000,'2026-W48',900000000000000103,3,2,0);
INSERT INTO "standings" VALUES(900000000000001000,'2026-11',900000000000000103,3,2,0);
INSERT INTO "standings" VALUES(900000000000001000,'all',900000000000000103,3,2,0);
INSERT INTO "standings" VALUES(900000000000001000,'2026-W48',900000000000000101,3,1,0);
INSERT INTO "standings" VALUES(900000000000001000,'2026-11',900000000000000101,3,1,0);
INSERT INTO "standings" VALUES(900000000000001000,'all',900000000000000101,3,1,0);
CREATE TABLE streaks (
	guild_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	length INTEGER NOT NULL, 
	longest INTEGER NOT NULL, 
	freezes INTEGER NOT NULL, 
	last_day DATE, 
	zone VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_streaks PRIMARY KEY (guild_id, member_id), 
	CONSTRAINT fk_streaks_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
INSERT INTO "streaks" VALUES(900000000000001000,900000000000000103,1,1,0,'2026-11-24','UTC');
INSERT INTO "streaks" VALUES(900000000000001000,900000000000000101,1,1,0,'2026-11-24','UTC');
CREATE TABLE turns (
	interview_key INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	question_key INTEGER NOT NULL, 
	hints INTEGER NOT NULL, 
	skipped BOOLEAN NOT NULL, 
	asked_at DATETIME NOT NULL, draft TEXT, heard_message_id BIGINT, note_message_id BIGINT, 
	CONSTRAINT pk_turns PRIMARY KEY (interview_key, position), 
	CONSTRAINT fk_turns_interview_key_interviews FOREIGN KEY(interview_key) REFERENCES interviews ("key") ON DELETE CASCADE, 
	CONSTRAINT fk_turns_question_key_questions FOREIGN KEY(question_key) REFERENCES questions ("key")
);
INSERT INTO "turns" VALUES(1,1,126,0,0,'2026-11-24 12:00:43.557594',NULL,NULL,NULL);
INSERT INTO "turns" VALUES(1,2,123,0,0,'2026-11-24 12:00:43.693598',NULL,NULL,NULL);
INSERT INTO "turns" VALUES(2,1,129,0,0,'2026-11-24 12:00:43.742142','I would measure first, then put a cache in front of the slow reads.',1574756653528514560,1574756653746618368);
CREATE INDEX ix_schedules_guild_id ON schedules (guild_id);
CREATE INDEX ix_schedules_next_due_at ON schedules (next_due_at);
CREATE INDEX ix_interviews_member_id ON interviews (member_id);
CREATE UNIQUE INDEX uq_interviews_running ON interviews (guild_id, member_id) WHERE ended_at IS NULL;
CREATE INDEX ix_posts_guild_id ON posts (guild_id);
CREATE INDEX ix_posts_state ON posts (state, lease_until);
CREATE INDEX ix_standings_board ON standings (guild_id, period, hidden, points, member_id);
CREATE UNIQUE INDEX uq_rounds_running ON rounds (channel_id) WHERE ended_at IS NULL;
CREATE INDEX ix_rounds_outdated ON rounds (edit_after) WHERE shown_version < version;
CREATE INDEX ix_rounds_due_at ON rounds (due_at);
CREATE INDEX ix_rounds_guild_id ON rounds (guild_id);
CREATE INDEX ix_designs_member_id ON designs (member_id);
CREATE INDEX ix_designs_ends_at ON designs (ends_at);
CREATE UNIQUE INDEX uq_designs_running ON designs (guild_id, member_id) WHERE ended_at IS NULL;
CREATE INDEX ix_attempts_guild_id_question_key ON attempts (guild_id, question_key);
CREATE INDEX ix_attempts_member_id_guild_id_local_date ON attempts (member_id, guild_id, local_date);
CREATE INDEX ix_attempts_answered_at ON attempts (answered_at);
CREATE INDEX ix_group_designs_ends_at ON group_designs (ends_at);
COMMIT;
