-- Words inside masked texts are found by trigrams. The extension is one that an owner of a database may create.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "agents" ADD COLUMN     "deleting_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "number" INTEGER;

-- Revisions that are there already are counted in the order in which they were made.
UPDATE "revisions" r SET "number" = counted.number
FROM (
  SELECT agent_id, session_id, id,
         row_number() OVER (PARTITION BY agent_id, session_id ORDER BY at, id) AS number
  FROM "revisions"
) AS counted
WHERE r.agent_id = counted.agent_id AND r.session_id = counted.session_id AND r.id = counted.id;

ALTER TABLE "revisions" ALTER COLUMN "number" SET NOT NULL;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "identity_hashes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "mask_version" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "masked_metadata" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "masked_text" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "tombstones" (
    "agent_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_label" TEXT NOT NULL,
    "request_id" TEXT,

    CONSTRAINT "tombstones_pkey" PRIMARY KEY ("agent_id","session_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "agent_id" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "revision_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("agent_id","actor_kind","actor_id","method","path","key")
);

-- CreateTable
CREATE TABLE "calls" (
    "id" BIGSERIAL NOT NULL,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_label" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "agent_id" TEXT,
    "session_id" TEXT,
    "status" INTEGER NOT NULL,
    "code" TEXT,
    "duration_ms" INTEGER NOT NULL,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "views" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exports" (
    "id" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "match_hashes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_match" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "tombstones_agent_id_session_id_deleted_at_idx" ON "tombstones"("agent_id", "session_id", "deleted_at" DESC);

-- CreateIndex
CREATE INDEX "tombstones_session_id_deleted_at_idx" ON "tombstones"("session_id", "deleted_at" DESC);

-- One session id under several agents is read in the order of the agents.
DROP INDEX "sessions_id_idx";

-- CreateIndex
CREATE INDEX "sessions_id_agent_id_idx" ON "sessions"("id", "agent_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "calls_request_id_id_idx" ON "calls"("request_id", "id" DESC);

-- CreateIndex
CREATE INDEX "calls_at_idx" ON "calls"("at");

-- CreateIndex
CREATE INDEX "calls_agent_id_session_id_id_idx" ON "calls"("agent_id", "session_id", "id" DESC);

-- CreateIndex
CREATE INDEX "calls_actor_id_id_idx" ON "calls"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "views_person_id_created_at_idx" ON "views"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "exports_actor_id_created_at_idx" ON "exports"("actor_id", "created_at");

-- CreateIndex
CREATE INDEX "exports_expires_at_idx" ON "exports"("expires_at");

-- CreateIndex
CREATE INDEX "agents_created_at_id_idx" ON "agents"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_agent_id_session_id_number_key" ON "revisions"("agent_id", "session_id", "number");

-- CreateIndex
CREATE INDEX "sessions_created_at_agent_id_id_idx" ON "sessions"("created_at", "agent_id", "id");

-- CreateIndex
CREATE INDEX "sessions_updated_at_agent_id_id_idx" ON "sessions"("updated_at", "agent_id", "id");

-- CreateIndex
CREATE INDEX "sessions_agent_id_created_at_id_idx" ON "sessions"("agent_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sessions_agent_id_updated_at_id_idx" ON "sessions"("agent_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "sessions_mask_version_agent_id_idx" ON "sessions"("mask_version", "agent_id");

-- CreateIndex
CREATE INDEX "sessions_masked_text_idx" ON "sessions" USING GIN ("masked_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "sessions_masked_metadata_idx" ON "sessions" USING GIN ("masked_metadata" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "sessions_identity_hashes_idx" ON "sessions" USING GIN ("identity_hashes");

-- CreateIndex
CREATE INDEX "audit_events_details_idx" ON "audit_events" USING GIN ("details" jsonb_path_ops);

-- AddForeignKey
ALTER TABLE "views" ADD CONSTRAINT "views_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
