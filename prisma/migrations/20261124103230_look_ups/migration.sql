-- DropIndex
DROP INDEX "calls_request_id_idx";

-- DropIndex
DROP INDEX "sessions_id_idx";

-- DropIndex
DROP INDEX "tombstones_session_id_idx";

-- CreateIndex
CREATE INDEX "calls_request_id_id_idx" ON "calls"("request_id", "id" DESC);

-- CreateIndex
CREATE INDEX "sessions_id_agent_id_idx" ON "sessions"("id", "agent_id");

-- CreateIndex
CREATE INDEX "tombstones_agent_id_session_id_deleted_at_idx" ON "tombstones"("agent_id", "session_id", "deleted_at" DESC);

-- CreateIndex
CREATE INDEX "tombstones_session_id_deleted_at_idx" ON "tombstones"("session_id", "deleted_at" DESC);
