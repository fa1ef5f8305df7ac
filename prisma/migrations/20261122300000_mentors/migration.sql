-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('publications', 'writings');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('waiting', 'ready', 'applied', 'dropped', 'failed');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('open', 'published', 'declined', 'withdrawn');

-- AlterTable
ALTER TABLE "mentor" ADD COLUMN     "agenda" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "orcid" TEXT,
ADD COLUMN     "trusted" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "mentor_draft" (
    "mentor_id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "seen" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentor_draft_pkey" PRIMARY KEY ("mentor_id")
);

-- CreateTable
CREATE TABLE "portrait" (
    "mentor_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "portrait_pkey" PRIMARY KEY ("mentor_id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "title_key" TEXT NOT NULL,
    "authors" JSONB NOT NULL,
    "venue" TEXT NOT NULL DEFAULT '',
    "year" INTEGER,
    "month" INTEGER,
    "day" INTEGER,
    "fields" TEXT[],
    "abstract" TEXT NOT NULL DEFAULT '',
    "doi" TEXT,
    "arxiv_id" TEXT,
    "openalex_id" TEXT,
    "url" TEXT,
    "pdf_url" TEXT,
    "citations" INTEGER,
    "cited_at" TIMESTAMPTZ(3),
    "cited_by" TEXT,
    "cited_in" JSONB NOT NULL DEFAULT '{}',
    "csl" JSONB NOT NULL,
    "hidden_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_refresh" (
    "mentor_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "succeeded_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "counted" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "publication_refresh_pkey" PRIMARY KEY ("mentor_id")
);

-- CreateTable
CREATE TABLE "writing" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "published_on" DATE NOT NULL,
    "coauthors" TEXT[],
    "source" TEXT NOT NULL DEFAULT '',
    "excerpt" TEXT NOT NULL DEFAULT '',
    "linkpost" BOOLEAN NOT NULL DEFAULT false,
    "guid" TEXT,
    "feed_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "writing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "etag" TEXT,
    "modified" TEXT,
    "asked_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'waiting',
    "format" TEXT NOT NULL DEFAULT '',
    "entries" JSONB NOT NULL DEFAULT '[]',
    "failure" TEXT,
    "feed_id" UUID,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "term" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "also" TEXT[],
    "definition" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "term_address" (
    "slug" TEXT NOT NULL,
    "term_id" UUID NOT NULL,

    CONSTRAINT "term_address_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "term_edit" (
    "id" UUID NOT NULL,
    "term_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "also" TEXT[],
    "definition" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "editor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "term_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_proposal" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "author_id" UUID,
    "state" "proposal_state" NOT NULL DEFAULT 'open',
    "sent_at" TIMESTAMPTZ(3),
    "values" JSONB NOT NULL,
    "seen" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "decided_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "project_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "parent_id" UUID,
    "number" INTEGER,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "path" TEXT COLLATE "C" NOT NULL,
    "author_id" UUID,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "alias" INTEGER,
    "answer" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_reason" TEXT NOT NULL DEFAULT '',
    "hidden_by_id" UUID,
    "pinned_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_revision" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "editor_id" UUID,

    CONSTRAINT "post_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow" (
    "thread_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("thread_id","user_id")
);

-- CreateTable
CREATE TABLE "question_mute" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_mute_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "post_flag" (
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,

    CONSTRAINT "post_flag_pkey" PRIMARY KEY ("post_id","user_id")
);

-- CreateIndex
CREATE INDEX "publication_mentor_id_year_idx" ON "publication"("mentor_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "publication_mentor_id_doi_key" ON "publication"("mentor_id", "doi");

-- CreateIndex
CREATE UNIQUE INDEX "publication_mentor_id_arxiv_id_key" ON "publication"("mentor_id", "arxiv_id");

-- CreateIndex
CREATE INDEX "writing_mentor_id_published_on_idx" ON "writing"("mentor_id", "published_on");

-- CreateIndex
CREATE INDEX "writing_feed_id_idx" ON "writing"("feed_id");

-- CreateIndex
CREATE UNIQUE INDEX "writing_mentor_id_url_key" ON "writing"("mentor_id", "url");

-- CreateIndex
CREATE UNIQUE INDEX "feed_mentor_id_address_key" ON "feed"("mentor_id", "address");

-- CreateIndex
CREATE INDEX "import_mentor_id_kind_created_at_idx" ON "import"("mentor_id", "kind", "created_at");

-- CreateIndex
CREATE INDEX "import_feed_id_idx" ON "import"("feed_id");

-- CreateIndex
CREATE INDEX "import_started_by_id_idx" ON "import"("started_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "term_slug_key" ON "term"("slug");

-- CreateIndex
CREATE INDEX "term_address_term_id_idx" ON "term_address"("term_id");

-- CreateIndex
CREATE INDEX "term_edit_editor_id_idx" ON "term_edit"("editor_id");

-- CreateIndex
CREATE UNIQUE INDEX "term_edit_term_id_version_key" ON "term_edit"("term_id", "version");

-- CreateIndex
CREATE INDEX "project_proposal_project_id_state_idx" ON "project_proposal"("project_id", "state");

-- CreateIndex
CREATE INDEX "project_proposal_state_sent_at_idx" ON "project_proposal"("state", "sent_at");

-- CreateIndex
CREATE INDEX "project_proposal_author_id_idx" ON "project_proposal"("author_id");

-- CreateIndex
CREATE INDEX "project_proposal_decided_by_id_idx" ON "project_proposal"("decided_by_id");

-- CreateIndex
CREATE INDEX "post_parent_id_idx" ON "post"("parent_id");

-- CreateIndex
CREATE INDEX "post_author_id_created_at_idx" ON "post"("author_id", "created_at");

-- CreateIndex
CREATE INDEX "post_hidden_by_id_idx" ON "post"("hidden_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_project_id_number_key" ON "post"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "post_thread_id_path_key" ON "post"("thread_id", "path");

-- CreateIndex
CREATE INDEX "post_revision_editor_id_idx" ON "post_revision"("editor_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_revision_post_id_version_key" ON "post_revision"("post_id", "version");

-- CreateIndex
CREATE INDEX "follow_user_id_idx" ON "follow"("user_id");

-- CreateIndex
CREATE INDEX "question_mute_user_id_idx" ON "question_mute"("user_id");

-- CreateIndex
CREATE INDEX "post_flag_user_id_idx" ON "post_flag"("user_id");

-- CreateIndex
CREATE INDEX "post_flag_settled_by_id_idx" ON "post_flag"("settled_by_id");

-- AddForeignKey
ALTER TABLE "mentor_draft" ADD CONSTRAINT "mentor_draft_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portrait" ADD CONSTRAINT "portrait_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_refresh" ADD CONSTRAINT "publication_refresh_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "writing" ADD CONSTRAINT "writing_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "writing" ADD CONSTRAINT "writing_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_address" ADD CONSTRAINT "term_address_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_edit" ADD CONSTRAINT "term_edit_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_edit" ADD CONSTRAINT "term_edit_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_proposal" ADD CONSTRAINT "project_proposal_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_proposal" ADD CONSTRAINT "project_proposal_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_proposal" ADD CONSTRAINT "project_proposal_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_hidden_by_id_fkey" FOREIGN KEY ("hidden_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_revision" ADD CONSTRAINT "post_revision_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_revision" ADD CONSTRAINT "post_revision_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_mute" ADD CONSTRAINT "question_mute_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_mute" ADD CONSTRAINT "question_mute_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_flag" ADD CONSTRAINT "post_flag_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_flag" ADD CONSTRAINT "post_flag_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_flag" ADD CONSTRAINT "post_flag_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma cannot say.
ALTER TABLE publication ALTER COLUMN fields SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN fields SET NOT NULL;
ALTER TABLE writing ALTER COLUMN coauthors SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN coauthors SET NOT NULL;
ALTER TABLE term ALTER COLUMN also SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN also SET NOT NULL;
ALTER TABLE term_edit ALTER COLUMN also SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN also SET NOT NULL;
ALTER TABLE mentor ADD CONSTRAINT mentor_orcid CHECK (orcid IS NULL OR orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$');
ALTER TABLE portrait ADD CONSTRAINT portrait_size CHECK (size BETWEEN 1 AND 2000 AND octet_length(bytes) BETWEEN 1 AND 1000000);
ALTER TABLE publication ADD CONSTRAINT publication_date CHECK (
  (year IS NULL OR year BETWEEN 1000 AND 9999) AND (month IS NULL OR (year IS NOT NULL AND month BETWEEN 1 AND 12))
  AND (day IS NULL OR (month IS NOT NULL AND day BETWEEN 1 AND 31)));
ALTER TABLE publication ADD CONSTRAINT publication_titled CHECK (btrim(title) <> '' AND title_key <> '');
ALTER TABLE publication ADD CONSTRAINT publication_counted CHECK (
  (citations IS NULL OR citations >= 0) AND (citations IS NULL) = (cited_at IS NULL) AND (citations IS NULL) = (cited_by IS NULL));
CREATE INDEX publication_by_title ON publication (mentor_id, title_key);
ALTER TABLE writing ADD CONSTRAINT writing_titled CHECK (btrim(title) <> '' AND url ~ '^https?://');
ALTER TABLE feed ADD CONSTRAINT feed_address CHECK (address ~ '^https?://');
ALTER TABLE import ADD CONSTRAINT import_settled CHECK ((settled_at IS NULL) = (state IN ('waiting', 'ready')));
ALTER TABLE term ADD CONSTRAINT term_worded CHECK (btrim(name) <> '' AND btrim(definition) <> '' AND slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE project_proposal ADD CONSTRAINT project_proposal_decided CHECK ((decided_at IS NULL) = (state = 'open'));
CREATE UNIQUE INDEX project_proposal_one_open ON project_proposal (project_id) WHERE state = 'open';
ALTER TABLE post ADD CONSTRAINT post_place CHECK (
  CASE WHEN number IS NOT NULL THEN parent_id IS NULL AND thread_id = id AND depth = 0
       ELSE parent_id IS NOT NULL AND thread_id <> id AND depth > 0 END);
ALTER TABLE post ADD CONSTRAINT post_text CHECK ((deleted_at IS NULL) = (text <> ''));
ALTER TABLE post ADD CONSTRAINT post_hidden CHECK ((hidden_at IS NULL) = (hidden_reason = ''));
ALTER TABLE post ADD CONSTRAINT post_alias CHECK (anonymous = (alias IS NOT NULL));
ALTER TABLE post ADD CONSTRAINT post_question_marks CHECK (number IS NOT NULL OR (closed_at IS NULL AND pinned_at IS NULL));
ALTER TABLE post_flag ADD CONSTRAINT post_flag_reason CHECK (btrim(reason) <> '');
-- Questions of a project as its page shows them: the pinned first, then the latest.
CREATE INDEX post_questions ON post (project_id, (pinned_at IS NOT NULL) DESC, number DESC) WHERE number IS NOT NULL;
CREATE INDEX post_flag_open ON post_flag (created_at) WHERE settled_at IS NULL;

-- Public pages that show them are dropped when they change.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['portrait', 'publication', 'writing', 'term', 'term_address'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION notify_public_change()', t || '_public_change', t);
  END LOOP;
END $$;
-- A question or an answer changes the pages of its project alone: a busy hour of them leaves the others kept.
CREATE FUNCTION notify_post_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_change', 'project:' || coalesce(
    (SELECT slug FROM project WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.project_id ELSE NEW.project_id END), ''));
  RETURN NULL;
END $$;
CREATE TRIGGER post_public_change AFTER INSERT OR UPDATE OR DELETE ON post
  FOR EACH ROW EXECUTE FUNCTION notify_post_change();
CREATE TRIGGER post_public_change_all AFTER TRUNCATE ON post
  FOR EACH STATEMENT EXECUTE FUNCTION notify_public_change();
