-- Finds the first look of a person, also among millions of reads by API keys. People read seldom, so it stays small.
CREATE INDEX "audit_events_looks_of_people_idx" ON "audit_events"("at") WHERE "action" = 'session.read' AND "actor_kind" = 'person';
