-- Finds the last failed call of each key in a list of keys. Few calls fail, so it stays small.
CREATE INDEX "calls_failed_of_keys_idx" ON "calls"("actor_id", "id" DESC) WHERE "actor_kind" = 'api_key' AND "status" >= 400;
