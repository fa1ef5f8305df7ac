-- CreateEnum
CREATE TYPE "problem_kind" AS ENUM ('essay', 'short_answer', 'links');

-- CreateEnum
CREATE TYPE "revision_reason" AS ENUM ('time', 'shrunk', 'replaced', 'restored', 'deadline', 'submitted');

-- AlterTable
ALTER TABLE "cohort" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "grace_seconds" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "problem_version" ADD COLUMN     "kind" "problem_kind" NOT NULL DEFAULT 'essay';

-- AlterTable
ALTER TABLE "project_problem" ADD COLUMN     "group_id" UUID;

-- AlterTable
ALTER TABLE "essay" ADD COLUMN     "problem_version_id" UUID,
ADD COLUMN     "revised_at" TIMESTAMPTZ(3);

-- Whoever has begun an essay is taken to have seen the wording of today.
UPDATE "essay" e SET "problem_version_id" = b."current_version_id" FROM "problem" b WHERE b."id" = e."problem_id";
ALTER TABLE "essay" ALTER COLUMN "problem_version_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "submit_at_deadline" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "key" UUID,
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "submission_essay" ADD COLUMN     "essay_id" UUID,
ADD COLUMN     "kind" "problem_kind" NOT NULL DEFAULT 'essay';

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "revised_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "extension" (
    "id" UUID NOT NULL,
    "cohort_id" UUID NOT NULL,
    "applicant_id" UUID NOT NULL,
    "project_id" UUID,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "problem_group" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "pick" INTEGER NOT NULL,

    CONSTRAINT "problem_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "essay_revision" (
    "id" UUID NOT NULL,
    "essay_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" "revision_reason" NOT NULL,
    "prompt_id" UUID,
    "text" TEXT NOT NULL,
    "word_count" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "essay_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_answer" (
    "application_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "essay_id" UUID,
    "left_out" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "application_answer_pkey" PRIMARY KEY ("application_id","problem_id")
);

-- CreateTable
CREATE TABLE "project_mark" (
    "user_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_mark_pkey" PRIMARY KEY ("user_id","project_id")
);

-- CreateTable
CREATE TABLE "review_revision" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "notes" TEXT NOT NULL,
    "scores" JSONB NOT NULL DEFAULT '{}',
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "extension_applicant_id_cohort_id_idx" ON "extension"("applicant_id", "cohort_id");

-- CreateIndex
CREATE INDEX "extension_cohort_id_idx" ON "extension"("cohort_id");

-- CreateIndex
CREATE INDEX "extension_project_id_idx" ON "extension"("project_id");

-- CreateIndex
CREATE INDEX "extension_granted_by_id_idx" ON "extension"("granted_by_id");

-- CreateIndex
CREATE INDEX "problem_group_project_id_idx" ON "problem_group"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "problem_group_id_project_id_key" ON "problem_group"("id", "project_id");

-- CreateIndex
CREATE UNIQUE INDEX "essay_revision_essay_id_version_key" ON "essay_revision"("essay_id", "version");

-- CreateIndex
CREATE INDEX "application_answer_essay_id_idx" ON "application_answer"("essay_id");

-- CreateIndex
CREATE INDEX "application_answer_problem_id_idx" ON "application_answer"("problem_id");

-- CreateIndex
CREATE INDEX "project_mark_project_id_idx" ON "project_mark"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_revision_review_id_version_key" ON "review_revision"("review_id", "version");

-- CreateIndex
CREATE INDEX "project_problem_group_id_idx" ON "project_problem"("group_id");

-- CreateIndex
CREATE INDEX "essay_problem_version_id_idx" ON "essay"("problem_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "essay_id_problem_id_key" ON "essay"("id", "problem_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_application_id_key_key" ON "submission"("application_id", "key");

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_group" ADD CONSTRAINT "problem_group_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_problem" ADD CONSTRAINT "project_problem_group_id_project_id_fkey" FOREIGN KEY ("group_id", "project_id") REFERENCES "problem_group"("id", "project_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay" ADD CONSTRAINT "essay_problem_version_id_fkey" FOREIGN KEY ("problem_version_id") REFERENCES "problem_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "essay_revision" ADD CONSTRAINT "essay_revision_essay_id_fkey" FOREIGN KEY ("essay_id") REFERENCES "essay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_answer" ADD CONSTRAINT "application_answer_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_answer" ADD CONSTRAINT "application_answer_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "problem"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_answer" ADD CONSTRAINT "application_answer_essay_id_problem_id_fkey" FOREIGN KEY ("essay_id", "problem_id") REFERENCES "essay"("id", "problem_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_mark" ADD CONSTRAINT "project_mark_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_mark" ADD CONSTRAINT "project_mark_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_revision" ADD CONSTRAINT "review_revision_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot say.
ALTER TABLE cohort ADD CONSTRAINT cohort_grace CHECK (grace_seconds BETWEEN 0 AND 86400);
ALTER TABLE extension ADD CONSTRAINT extension_has_reason CHECK (btrim(reason) <> '');
ALTER TABLE problem_group ADD CONSTRAINT problem_group_pick CHECK (pick BETWEEN 1 AND 50);
ALTER TABLE project_problem ADD CONSTRAINT project_problem_group_requires CHECK (group_id IS NULL OR NOT required);
ALTER TABLE application_answer ADD CONSTRAINT application_answer_one_thing CHECK (NOT left_out OR essay_id IS NULL);
ALTER TABLE essay_revision ADD CONSTRAINT essay_revision_word_count CHECK (word_count >= 0);

-- An application sends its own applicant's texts, whatever path writes the row.
CREATE FUNCTION application_answer_is_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.essay_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM essay e JOIN application a ON a.applicant_id = e.applicant_id
    WHERE e.id = NEW.essay_id AND a.id = NEW.application_id) THEN
    RAISE EXCEPTION 'the essay is not the applicant''s' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_answer_is_own BEFORE INSERT OR UPDATE ON application_answer
  FOR EACH ROW EXECUTE FUNCTION application_answer_is_own();

-- A kept text stays as it was; it goes with its essay, or when the history is thinned.
CREATE TRIGGER essay_revision_frozen BEFORE UPDATE ON essay_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_revision_frozen BEFORE UPDATE ON review_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER problem_group_public_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON problem_group
  FOR EACH STATEMENT EXECUTE FUNCTION notify_public_change();

-- What the worker has to do at each deadline.
CREATE INDEX application_submit_at_deadline ON application (cohort_id) WHERE submit_at_deadline;
