-- How many submitted applications of a project have how many reviews: what a reader's page says of
-- progress costs the same however many there are. The first number counts those with none, the last
-- those with twenty or more, which is the most that a project can want.
ALTER TABLE "project_tally" ADD COLUMN "by_reviews" INTEGER[] NOT NULL DEFAULT ARRAY[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]::INTEGER[];

-- Once a statement instead of once a row: a bulk change moves the one row of its project once. Rows
-- are taken in order, so that two such statements can't wait for each other.
DROP TRIGGER application_tally ON application;
DROP FUNCTION keep_project_tally();
CREATE FUNCTION tally_inserted_applications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH moves AS (
    SELECT project_id, least(review_count, 20) AS reviews, sum(moved)::int AS moved
    FROM (SELECT project_id, review_count, 1 AS moved FROM after_it WHERE state = 'submitted') r GROUP BY 1, 2 HAVING sum(moved) <> 0),
  totals AS (
    SELECT d.project_id, sum(d.moved)::int AS submitted,
           ARRAY(SELECT coalesce((SELECT e.moved FROM moves e WHERE e.project_id = d.project_id AND e.reviews = i), 0)
                 FROM generate_series(0, 20) i ORDER BY i) AS by_reviews
    FROM moves d JOIN project p ON p.id = d.project_id GROUP BY d.project_id)
  INSERT INTO project_tally AS t (project_id, submitted, by_reviews)
  SELECT project_id, submitted, by_reviews FROM totals ORDER BY project_id
  ON CONFLICT (project_id) DO UPDATE SET submitted = t.submitted + EXCLUDED.submitted,
    by_reviews = ARRAY(SELECT was + now FROM unnest(t.by_reviews, EXCLUDED.by_reviews) WITH ORDINALITY u(was, now, at) ORDER BY at);
  RETURN NULL;
END $$;
CREATE TRIGGER application_tally_insert AFTER INSERT ON application
  REFERENCING NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally_inserted_applications();
CREATE FUNCTION tally_updated_applications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH moves AS (
    SELECT project_id, least(review_count, 20) AS reviews, sum(moved)::int AS moved
    FROM (SELECT project_id, review_count, 1 AS moved FROM after_it WHERE state = 'submitted'
      UNION ALL SELECT project_id, review_count, -1 AS moved FROM before_it WHERE state = 'submitted') r GROUP BY 1, 2 HAVING sum(moved) <> 0),
  totals AS (
    SELECT d.project_id, sum(d.moved)::int AS submitted,
           ARRAY(SELECT coalesce((SELECT e.moved FROM moves e WHERE e.project_id = d.project_id AND e.reviews = i), 0)
                 FROM generate_series(0, 20) i ORDER BY i) AS by_reviews
    FROM moves d JOIN project p ON p.id = d.project_id GROUP BY d.project_id)
  INSERT INTO project_tally AS t (project_id, submitted, by_reviews)
  SELECT project_id, submitted, by_reviews FROM totals ORDER BY project_id
  ON CONFLICT (project_id) DO UPDATE SET submitted = t.submitted + EXCLUDED.submitted,
    by_reviews = ARRAY(SELECT was + now FROM unnest(t.by_reviews, EXCLUDED.by_reviews) WITH ORDINALITY u(was, now, at) ORDER BY at);
  RETURN NULL;
END $$;
CREATE TRIGGER application_tally_update AFTER UPDATE ON application
  REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tally_updated_applications();
CREATE FUNCTION tally_deleted_applications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH moves AS (
    SELECT project_id, least(review_count, 20) AS reviews, sum(moved)::int AS moved
    FROM (SELECT project_id, review_count, -1 AS moved FROM before_it WHERE state = 'submitted') r GROUP BY 1, 2 HAVING sum(moved) <> 0),
  totals AS (
    SELECT d.project_id, sum(d.moved)::int AS submitted,
           ARRAY(SELECT coalesce((SELECT e.moved FROM moves e WHERE e.project_id = d.project_id AND e.reviews = i), 0)
                 FROM generate_series(0, 20) i ORDER BY i) AS by_reviews
    FROM moves d JOIN project p ON p.id = d.project_id GROUP BY d.project_id)
  INSERT INTO project_tally AS t (project_id, submitted, by_reviews)
  SELECT project_id, submitted, by_reviews FROM totals ORDER BY project_id
  ON CONFLICT (project_id) DO UPDATE SET submitted = t.submitted + EXCLUDED.submitted,
    by_reviews = ARRAY(SELECT was + now FROM unnest(t.by_reviews, EXCLUDED.by_reviews) WITH ORDINALITY u(was, now, at) ORDER BY at);
  RETURN NULL;
END $$;
CREATE TRIGGER application_tally_delete AFTER DELETE ON application
  REFERENCING OLD TABLE AS before_it FOR EACH STATEMENT EXECUTE FUNCTION tally_deleted_applications();

UPDATE project_tally t SET by_reviews = ARRAY(
  SELECT (SELECT count(*) FROM application a WHERE a.project_id = t.project_id AND a.state = 'submitted' AND least(a.review_count, 20) = i)::int
  FROM generate_series(0, 20) i ORDER BY i);

-- Own reviews are counted from an index alone: whether their application is submitted still is kept with
-- them. Of two who withdraw it and begin a review of it at the same moment, one waits for the other: the
-- first takes the lock that the second's foreign key needs, and who comes second looks again.
ALTER TABLE "review" ADD COLUMN "standing" BOOLEAN NOT NULL DEFAULT true;
UPDATE review r SET standing = false FROM application a WHERE a.id = r.application_id AND a.state <> 'submitted';
CREATE FUNCTION keep_reviews_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM application WHERE id = NEW.id FOR UPDATE;
  UPDATE review SET standing = (NEW.state = 'submitted') WHERE application_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER application_reviews_standing AFTER UPDATE OF state ON application
  FOR EACH ROW WHEN ((OLD.state = 'submitted') IS DISTINCT FROM (NEW.state = 'submitted'))
  EXECUTE FUNCTION keep_reviews_standing();
CREATE FUNCTION begin_reviews_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE review r SET standing = false FROM begun b JOIN application a ON a.id = b.application_id
  WHERE r.id = b.id AND a.state <> 'submitted';
  RETURN NULL;
END $$;
CREATE TRIGGER review_standing AFTER INSERT ON review
  REFERENCING NEW TABLE AS begun FOR EACH STATEMENT EXECUTE FUNCTION begin_reviews_standing();
CREATE INDEX review_counted ON review (project_id, reviewer_id, state) INCLUDE (application_id) WHERE standing;
-- The latest that somebody handed in, for their pace.
CREATE INDEX review_handed_in ON review (project_id, reviewer_id, submitted_at DESC) WHERE state = 'submitted';
