-- What a sender's hook asks for is done under its connection instead of a key: closed or unknown, it leaves nothing behind.
CREATE VIEW `live_connections` AS SELECT `id`, `tenant` FROM `connections`;
--> statement-breakpoint
CREATE TRIGGER `live_connections_guard` INSTEAD OF INSERT ON `live_connections`
BEGIN
  SELECT raise(ABORT, 'key-not-live') WHERE NOT EXISTS (
    SELECT 1 FROM `connections` WHERE `id` = NEW.`id` AND `tenant` = NEW.`tenant` AND `closed_at` IS NULL);
END;
