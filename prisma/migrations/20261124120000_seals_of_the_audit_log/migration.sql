-- DropIndex
DROP INDEX "audit_events_at_idx";

-- CreateTable
CREATE TABLE "unsealed_audit_events" (
    "event_id" BIGINT NOT NULL,

    CONSTRAINT "unsealed_audit_events_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "audit_seals" (
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "first_id" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "events_digest" TEXT NOT NULL,
    "previous" TEXT,
    "digest" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "audit_batches" (
    "seal_number" INTEGER NOT NULL,
    "event_ids" BIGINT[],
    "event_digests" TEXT[],

    CONSTRAINT "audit_batches_pkey" PRIMARY KEY ("seal_number")
);

-- CreateIndex
CREATE INDEX "audit_events_at_id_idx" ON "audit_events"("at", "id");

-- CreateIndex
CREATE INDEX "audit_events_actor_id_at_id_idx" ON "audit_events"("actor_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_events_action_at_id_idx" ON "audit_events"("action", "at", "id");

-- CreateIndex
CREATE INDEX "audit_events_agent_id_at_id_idx" ON "audit_events"("agent_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_events_request_id_idx" ON "audit_events"("request_id");

-- AddForeignKey
ALTER TABLE "audit_batches" ADD CONSTRAINT "audit_batches_seal_number_fkey" FOREIGN KEY ("seal_number") REFERENCES "audit_seals"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Refused events are few, and asked for by themselves.
CREATE INDEX "audit_events_refused_idx" ON "audit_events"("at", "id") WHERE "outcome" = 'refused';

-- What is recorded waits for its seal from the same transaction on.
INSERT INTO "unsealed_audit_events" SELECT "id" FROM "audit_events";

CREATE FUNCTION await_audit_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unsealed_audit_events SELECT id FROM recorded;
  RETURN NULL;
END;
$$;

CREATE TRIGGER audit_events_await_seal
  AFTER INSERT ON "audit_events"
  REFERENCING NEW TABLE AS recorded
  FOR EACH STATEMENT EXECUTE FUNCTION await_audit_seal();

-- Retention names the one batch that it removes in a setting of its transaction; nothing else is ever removed.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('audit_events', 'audit_batches')
     AND coalesce(current_setting('session_desk.removed_audit_batch', true), '') <> '' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;

-- Of the events exactly those of the named batch, which is sealed, may have gone.
CREATE FUNCTION require_whole_audit_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named text := coalesce(current_setting('session_desk.removed_audit_batch', true), '');
BEGIN
  IF NOT EXISTS (SELECT 1 FROM removed) THEN
    RETURN NULL;
  END IF;
  IF (SELECT array_agg(id ORDER BY id) FROM removed) IS DISTINCT FROM
     (SELECT array_agg(id ORDER BY id) FROM audit_batches, unnest(event_ids) AS id WHERE seal_number::text = named) THEN
    RAISE EXCEPTION 'the audit log is append-only: only a whole sealed batch can be removed'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END;
$$;

CREATE TRIGGER audit_events_whole_batch
  AFTER DELETE ON "audit_events"
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION require_whole_audit_batch();

-- And the list of a batch goes only after its events.
CREATE FUNCTION require_removed_audit_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM removed r
    WHERE r.seal_number::text <> coalesce(current_setting('session_desk.removed_audit_batch', true), '')
       OR EXISTS (SELECT 1 FROM audit_events e WHERE e.id = ANY (r.event_ids))
  ) THEN
    RAISE EXCEPTION 'the audit log is append-only: a batch goes after its events' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END;
$$;

CREATE TRIGGER audit_batches_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_batches"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_batches_after_events
  AFTER DELETE ON "audit_batches"
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION require_removed_audit_events();

CREATE TRIGGER audit_seals_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seals"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
