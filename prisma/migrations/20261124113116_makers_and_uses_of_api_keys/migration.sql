-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "maker_id" TEXT,
ADD COLUMN     "maker_kind" TEXT NOT NULL DEFAULT 'system',
ADD COLUMN     "replaces_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_replaces_id_key" ON "api_keys"("replaces_id");

-- CreateIndex
CREATE INDEX "api_keys_created_at_id_idx" ON "api_keys"("created_at", "id");

-- CreateIndex
CREATE INDEX "api_keys_maker_id_created_at_id_idx" ON "api_keys"("maker_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "api_keys"("id") ON DELETE SET NULL ON UPDATE CASCADE;
