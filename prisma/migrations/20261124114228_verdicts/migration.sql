-- CreateTable
CREATE TABLE "verdicts" (
    "agent_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "revision_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "comment" TEXT,
    "is_current" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "verdicts_pkey" PRIMARY KEY ("agent_id","session_id","id")
);

-- CreateIndex
CREATE INDEX "verdicts_agent_id_session_id_is_current_number_idx" ON "verdicts"("agent_id", "session_id", "is_current", "number");

-- CreateIndex
CREATE UNIQUE INDEX "verdicts_agent_id_session_id_number_key" ON "verdicts"("agent_id", "session_id", "number");

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_agent_id_session_id_fkey" FOREIGN KEY ("agent_id", "session_id") REFERENCES "sessions"("agent_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
