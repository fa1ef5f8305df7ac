-- CreateEnum
CREATE TYPE "score_sight" AS ENUM ('none', 'own', 'all');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('advance', 'waitlist', 'offer', 'decline');

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "reviews_wanted" INTEGER NOT NULL DEFAULT 2;

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "corrected" DOUBLE PRECISION,
ADD COLUMN     "corrected_error" DOUBLE PRECISION,
ADD COLUMN     "order_changes" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "submission_essay" ADD COLUMN     "blind_html" TEXT,
ADD COLUMN     "blind_text" TEXT,
ADD COLUMN     "blind_words" INTEGER;

-- AlterTable
ALTER TABLE "criterion" ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "required" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "review_phase" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "may_read" BOOLEAN NOT NULL DEFAULT true,
    "may_score" BOOLEAN NOT NULL DEFAULT true,
    "may_edit" BOOLEAN NOT NULL DEFAULT true,
    "scores" "score_sight" NOT NULL DEFAULT 'own',
    "see_names" BOOLEAN NOT NULL DEFAULT false,
    "may_decide" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "review_phase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviewer_load" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "cap" INTEGER NOT NULL,

    CONSTRAINT "reviewer_load_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "conflict" (
    "reviewer_id" UUID NOT NULL,
    "applicant_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("reviewer_id","applicant_id")
);

-- CreateTable
CREATE TABLE "reviewer_mark" (
    "application_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "flagged_at" TIMESTAMPTZ(3),
    "skipped_at" TIMESTAMPTZ(3),

    CONSTRAINT "reviewer_mark_pkey" PRIMARY KEY ("application_id","user_id")
);

-- CreateTable
CREATE TABLE "table_view" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "table_view_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "review_comment" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_mention" (
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "comment_mention_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "reveal" (
    "application_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reveal_pkey" PRIMARY KEY ("application_id","user_id")
);

-- CreateTable
CREATE TABLE "score_fit" (
    "id" UUID NOT NULL,
    "project_id" UUID,
    "cohort_id" UUID,
    "fitted_at" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "score_fit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "essay_sketch" (
    "submission_essay_id" UUID NOT NULL,
    "shingles" INTEGER NOT NULL,
    "signature" INTEGER[],
    "bands" INTEGER[],

    CONSTRAINT "essay_sketch_pkey" PRIMARY KEY ("submission_essay_id")
);

-- CreateTable
CREATE TABLE "similar_pair" (
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,
    "containment" DOUBLE PRECISION NOT NULL,
    "shared" INTEGER NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "similar_pair_pkey" PRIMARY KEY ("one_id","other_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "feedback" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "decided_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_by_id" UUID,
    "checked_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_reason" (
    "decision_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "decision_reason_pkey" PRIMARY KEY ("decision_id","position","reason")
);

-- CreateIndex
CREATE INDEX "review_phase_project_id_starts_at_idx" ON "review_phase"("project_id", "starts_at");

-- CreateIndex
CREATE INDEX "reviewer_load_user_id_idx" ON "reviewer_load"("user_id");

-- CreateIndex
CREATE INDEX "conflict_applicant_id_idx" ON "conflict"("applicant_id");

-- CreateIndex
CREATE INDEX "conflict_set_by_id_idx" ON "conflict"("set_by_id");

-- CreateIndex
CREATE INDEX "reviewer_mark_user_id_idx" ON "reviewer_mark"("user_id");

-- CreateIndex
CREATE INDEX "table_view_user_id_idx" ON "table_view"("user_id");

-- CreateIndex
CREATE INDEX "review_comment_application_id_created_at_idx" ON "review_comment"("application_id", "created_at");

-- CreateIndex
CREATE INDEX "review_comment_project_id_idx" ON "review_comment"("project_id");

-- CreateIndex
CREATE INDEX "review_comment_author_id_idx" ON "review_comment"("author_id");

-- CreateIndex
CREATE INDEX "comment_mention_user_id_idx" ON "comment_mention"("user_id");

-- CreateIndex
CREATE INDEX "reveal_user_id_idx" ON "reveal"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "score_fit_project_id_key" ON "score_fit"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "score_fit_cohort_id_key" ON "score_fit"("cohort_id");

-- CreateIndex
CREATE INDEX "similar_pair_other_id_idx" ON "similar_pair"("other_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_application_id_key" ON "decision"("application_id");

-- CreateIndex
CREATE INDEX "decision_project_id_kind_idx" ON "decision"("project_id", "kind");

-- CreateIndex
CREATE INDEX "decision_decided_by_id_idx" ON "decision"("decided_by_id");

-- CreateIndex
CREATE INDEX "decision_checked_by_id_idx" ON "decision"("checked_by_id");

-- CreateIndex
CREATE INDEX "review_project_id_updated_at_idx" ON "review"("project_id", "updated_at");

-- AddForeignKey
ALTER TABLE "review_phase" ADD CONSTRAINT "review_phase_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewer_load" ADD CONSTRAINT "reviewer_load_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewer_load" ADD CONSTRAINT "reviewer_load_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewer_mark" ADD CONSTRAINT "reviewer_mark_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewer_mark" ADD CONSTRAINT "reviewer_mark_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "table_view" ADD CONSTRAINT "table_view_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "table_view" ADD CONSTRAINT "table_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "review_comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reveal" ADD CONSTRAINT "reveal_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reveal" ADD CONSTRAINT "reveal_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_fit" ADD CONSTRAINT "score_fit_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_fit" ADD CONSTRAINT "score_fit_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay_sketch" ADD CONSTRAINT "essay_sketch_submission_essay_id_fkey" FOREIGN KEY ("submission_essay_id") REFERENCES "submission_essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "similar_pair" ADD CONSTRAINT "similar_pair_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "submission_essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "similar_pair" ADD CONSTRAINT "similar_pair_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "submission_essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_reason" ADD CONSTRAINT "decision_reason_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What the Prisma schema cannot say.
ALTER TABLE project ADD CONSTRAINT project_reviews_wanted CHECK (reviews_wanted BETWEEN 1 AND 20);
ALTER TABLE review_phase ADD CONSTRAINT review_phase_span CHECK (ends_at IS NULL OR ends_at > starts_at);
ALTER TABLE review_phase ADD CONSTRAINT review_phase_has_name CHECK (btrim(name) <> '');
ALTER TABLE reviewer_load ADD CONSTRAINT reviewer_load_cap CHECK (cap BETWEEN 0 AND 100000);
ALTER TABLE conflict ADD CONSTRAINT conflict_has_reason CHECK (btrim(reason) <> '' AND reviewer_id <> applicant_id);
ALTER TABLE reveal ADD CONSTRAINT reveal_has_reason CHECK (btrim(reason) <> '');
ALTER TABLE review_comment ADD CONSTRAINT review_comment_text CHECK ((deleted_at IS NULL) = (text <> ''));
ALTER TABLE score_fit ADD CONSTRAINT score_fit_of_one CHECK ((project_id IS NULL) <> (cohort_id IS NULL));
ALTER TABLE application ADD CONSTRAINT application_corrected CHECK (corrected_error IS NULL OR corrected_error >= 0);
ALTER TABLE similar_pair ADD CONSTRAINT similar_pair_order CHECK (one_id < other_id);
ALTER TABLE decision ADD CONSTRAINT decision_checked CHECK ((checked_by_id IS NULL) OR checked_at IS NOT NULL);
ALTER TABLE decision_reason ADD CONSTRAINT decision_reason_position CHECK (position >= 0 AND btrim(reason) <> '');

-- A released decision stays what it was.
CREATE FUNCTION refuse_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL THEN
    RAISE EXCEPTION 'a released decision is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_released_frozen BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_released();

-- Words of essays are found as reviewers may read them: masked. What is longer than any essay is found by its beginning.
ALTER TABLE submission_essay ADD COLUMN blind_search tsvector
  GENERATED ALWAYS AS (to_tsvector('english', left(coalesce(blind_text, ''), 150000))) STORED;
CREATE INDEX submission_essay_blind_search ON submission_essay USING gin (blind_search);
CREATE INDEX essay_sketch_bands ON essay_sketch USING gin (bands);

-- A frozen essay stays as it was; only what reviewers may read of it is made anew when its author's particulars change.
CREATE FUNCTION refuse_thaw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'blind_text' - 'blind_html' - 'blind_words' - 'blind_search')
     <> (to_jsonb(OLD) - 'blind_text' - 'blind_html' - 'blind_words' - 'blind_search') THEN
    RAISE EXCEPTION 'submission_essay rows are not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER submission_essay_frozen ON submission_essay;
CREATE TRIGGER submission_essay_frozen BEFORE UPDATE ON submission_essay FOR EACH ROW EXECUTE FUNCTION refuse_thaw();

-- The table of a project by corrected score.
CREATE INDEX application_corrected ON application (project_id, state, corrected DESC NULLS LAST, id);
-- Which submitted essays have no masked text yet, and which no sketch.
CREATE INDEX submission_essay_unmasked ON submission_essay (id) WHERE blind_text IS NULL;
