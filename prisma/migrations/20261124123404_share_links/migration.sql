-- CreateTable
CREATE TABLE "share_links" (
    "agent_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_by_kind" TEXT NOT NULL,
    "made_by_id" TEXT NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revision_id" TEXT NOT NULL,
    "frozen" BOOLEAN NOT NULL,
    "fields" TEXT[],
    "all_metadata" BOOLEAN NOT NULL DEFAULT true,
    "metadata_keys" TEXT[],
    "masked" BOOLEAN NOT NULL,
    "blind_placeholders" BOOLEAN NOT NULL DEFAULT false,
    "rules_at_creation" JSONB,
    "reason" TEXT,
    "passphrase_hash" TEXT,
    "passphrase_tries" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
    "locked_until" TIMESTAMPTZ(3),
    "limit" INTEGER NOT NULL,
    "most_opens" INTEGER,
    "opens" INTEGER NOT NULL DEFAULT 0,
    "last_opened_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "session_deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_links_pkey" PRIMARY KEY ("agent_id","session_id","id")
);

-- CreateTable
CREATE TABLE "share_link_opens" (
    "agent_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "share_link_opens_pkey" PRIMARY KEY ("agent_id","session_id","link_id","id")
);

-- CreateIndex
CREATE INDEX "share_links_id_idx" ON "share_links"("id");

-- CreateIndex
CREATE INDEX "share_links_created_at_id_idx" ON "share_links"("created_at", "id");

-- CreateIndex
CREATE INDEX "share_links_agent_id_created_at_id_idx" ON "share_links"("agent_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "share_links_agent_id_session_id_created_at_id_idx" ON "share_links"("agent_id", "session_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "share_link_opens_id_idx" ON "share_link_opens"("id");

-- CreateIndex
CREATE INDEX "share_link_opens_ends_at_idx" ON "share_link_opens"("ends_at");

-- AddForeignKey
ALTER TABLE "share_link_opens" ADD CONSTRAINT "share_link_opens_agent_id_session_id_link_id_fkey" FOREIGN KEY ("agent_id", "session_id", "link_id") REFERENCES "share_links"("agent_id", "session_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
