-- What the Prisma schema cannot say. The same limits stand in lib/*/schema.ts with
-- messages for people, these are the last line, for every path into the tables.

-- Addresses are compared as they are stored: lower case, no spaces around.
ALTER TABLE "user" ADD CONSTRAINT user_email_normal CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%');

-- Slugs go into URLs.
ALTER TABLE cohort  ADD CONSTRAINT cohort_slug  CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE project ADD CONSTRAINT project_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE mentor  ADD CONSTRAINT mentor_slug  CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE topic   ADD CONSTRAINT topic_slug   CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

ALTER TABLE cohort  ADD CONSTRAINT cohort_opens_before_it_closes CHECK (opens_at < closes_at);
ALTER TABLE project ADD CONSTRAINT project_places CHECK (places BETWEEN 1 AND 1000);
ALTER TABLE project ADD CONSTRAINT project_published_has_date CHECK (state = 'draft' OR published_at IS NOT NULL);

-- Word ranges: 0 ≤ minimum ≤ recommended ≤ maximum ≤ 20,000, each may be absent.
ALTER TABLE problem_version ADD CONSTRAINT problem_version_range CHECK (
  (min_words IS NULL OR min_words BETWEEN 0 AND 20000)
  AND (recommended_words IS NULL OR recommended_words BETWEEN 1 AND 20000)
  AND (max_words IS NULL OR max_words BETWEEN 1 AND 20000)
  AND coalesce(min_words, 0) <= coalesce(recommended_words, max_words, 20000)
  AND coalesce(min_words, 0) <= coalesce(max_words, 20000)
  AND coalesce(recommended_words, 0) <= coalesce(max_words, 20000));
ALTER TABLE project_problem ADD CONSTRAINT project_problem_range CHECK (
  (min_words IS NULL OR min_words BETWEEN 0 AND 20000)
  AND (recommended_words IS NULL OR recommended_words BETWEEN 1 AND 20000)
  AND (max_words IS NULL OR max_words BETWEEN 1 AND 20000));
ALTER TABLE project_problem ADD CONSTRAINT project_problem_position CHECK (position >= 1);
ALTER TABLE prompt ADD CONSTRAINT prompt_position CHECK (position >= 1);
ALTER TABLE prompt ADD CONSTRAINT prompt_not_blank CHECK (btrim(text) <> '');

ALTER TABLE essay ADD CONSTRAINT essay_word_count CHECK (word_count >= 0);
ALTER TABLE essay ADD CONSTRAINT essay_version CHECK (version >= 1);

ALTER TABLE application ADD CONSTRAINT application_summary CHECK (
  review_count >= 0
  AND (score_mean IS NULL OR score_mean BETWEEN 0 AND 100)
  AND (score_spread IS NULL OR score_spread >= 0)
  AND (score_mean IS NULL) = (review_count = 0));
ALTER TABLE application ADD CONSTRAINT application_submitted_has_submission CHECK (
  state <> 'submitted' OR (submission_id IS NOT NULL AND submitted_at IS NOT NULL));
ALTER TABLE submission ADD CONSTRAINT submission_number CHECK (number >= 1);
ALTER TABLE submission_essay ADD CONSTRAINT submission_essay_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE criterion ADD CONSTRAINT criterion_scale CHECK (scale_min >= 0 AND scale_max <= 100 AND scale_min < scale_max);
ALTER TABLE criterion ADD CONSTRAINT criterion_weight CHECK (weight >= 0 AND weight <= 100);
ALTER TABLE review ADD CONSTRAINT review_score_range CHECK (score IS NULL OR score BETWEEN 0 AND 100);
ALTER TABLE review ADD CONSTRAINT review_submitted_has_score CHECK (
  state <> 'submitted' OR (submitted_at IS NOT NULL AND score IS NOT NULL));
ALTER TABLE review ADD CONSTRAINT review_recused_has_reason CHECK (state <> 'recused' OR btrim(coalesce(recusal, '')) <> '');

-- Scores lie on their criterion's scale.
CREATE FUNCTION review_score_on_scale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM criterion c WHERE c.id = NEW.criterion_id
                 AND NEW.score BETWEEN c.scale_min AND c.scale_max) THEN
    RAISE EXCEPTION 'score % is off its scale', NEW.score USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_score_on_scale BEFORE INSERT OR UPDATE ON review_score
  FOR EACH ROW EXECUTE FUNCTION review_score_on_scale();

-- What was submitted is frozen, a row goes only with its application.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are not changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER submission_frozen BEFORE UPDATE ON submission FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_essay_frozen BEFORE UPDATE ON submission_essay FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The number of submitted applications per project, kept where no path can forget it.
CREATE FUNCTION keep_project_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was int := CASE WHEN TG_OP <> 'INSERT' AND OLD.state = 'submitted' THEN 1 ELSE 0 END;
  is_ int := CASE WHEN TG_OP <> 'DELETE' AND NEW.state = 'submitted' THEN 1 ELSE 0 END;
BEGIN
  IF was <> is_ THEN
    INSERT INTO project_tally AS t (project_id, submitted)
    VALUES (CASE WHEN TG_OP = 'DELETE' THEN OLD.project_id ELSE NEW.project_id END, greatest(is_ - was, 0))
    ON CONFLICT (project_id) DO UPDATE SET submitted = t.submitted + (is_ - was);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER application_tally AFTER INSERT OR DELETE OR UPDATE OF state ON application
  FOR EACH ROW EXECUTE FUNCTION keep_project_tally();

-- The review table's orders among the applications whose scores one may see.
CREATE INDEX application_by_mean ON application (project_id, state, score_mean DESC NULLS LAST, id);
CREATE INDEX application_by_spread ON application (project_id, state, score_spread DESC NULLS LAST, id);

-- Every instance drops its prerendered public pages when what they show changes
-- (lib/public-cache.ts listens). Delivered at commit, once per transaction.
CREATE FUNCTION notify_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_change', TG_TABLE_NAME);
  RETURN NULL;
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['cohort', 'project', 'mentor', 'project_mentor', 'topic', 'project_topic',
                           'problem', 'problem_version', 'prompt', 'project_problem', 'criterion'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION notify_public_change()', t || '_public_change', t);
  END LOOP;
END $$;

-- Search over the public listing.
CREATE EXTENSION IF NOT EXISTS unaccent;
