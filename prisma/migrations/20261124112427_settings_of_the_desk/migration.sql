-- CreateTable
CREATE TABLE "settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "desk_name" TEXT NOT NULL DEFAULT 'Session Desk',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "masking" JSONB NOT NULL DEFAULT '{}',
    "sharing_allowed" BOOLEAN NOT NULL DEFAULT true,
    "usual_share_days" INTEGER NOT NULL DEFAULT 7,
    "longest_share_days" INTEGER NOT NULL DEFAULT 90,
    "audit_retention_days" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("id")
);

-- There is one row, and always one.
ALTER TABLE "settings" ADD CONSTRAINT "settings_one_row" CHECK ("id" = 1);
INSERT INTO "settings" ("id") VALUES (1);
