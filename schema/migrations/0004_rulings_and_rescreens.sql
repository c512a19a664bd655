CREATE TABLE `pair_rulings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`word` text NOT NULL,
	`party` text NOT NULL,
	`party_name` text NOT NULL,
	`listed_party` text NOT NULL,
	`listed_fingerprint` text NOT NULL,
	`disposition` text,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`at` integer NOT NULL,
	`body` text,
	`retained_until` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pair_rulings_named` ON `pair_rulings` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `pair_rulings_requested` ON `pair_rulings` (`tenant`,`request_key`);--> statement-breakpoint
CREATE INDEX `pair_rulings_of_pair` ON `pair_rulings` (`tenant`,`party`,`listed_party`,`listed_fingerprint`,`seq`);--> statement-breakpoint
CREATE INDEX `pair_rulings_of_name` ON `pair_rulings` (`tenant`,`party_name`,`listed_party`,`seq`);--> statement-breakpoint
CREATE INDEX `pair_rulings_cleared` ON `pair_rulings` (`tenant`,`seq`) WHERE "pair_rulings"."word" = 'cleared';--> statement-breakpoint
CREATE INDEX `pair_rulings_of_entry` ON `pair_rulings` (`tenant`,`listed_party`,`seq`) WHERE "pair_rulings"."word" = 'cleared';--> statement-breakpoint
CREATE INDEX `pair_rulings_retained` ON `pair_rulings` (`retained_until`) WHERE "pair_rulings"."body" is not null;--> statement-breakpoint
CREATE TABLE `notifications` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`type` text NOT NULL,
	`created_at` integer NOT NULL,
	`payload` text,
	`retained_until` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_named` ON `notifications` (`id`);--> statement-breakpoint
CREATE INDEX `notifications_of_tenant` ON `notifications` (`tenant`,`seq`);--> statement-breakpoint
CREATE INDEX `notifications_retained` ON `notifications` (`retained_until`) WHERE "notifications"."payload" is not null;--> statement-breakpoint
CREATE TABLE `rescreens` (
	`id` integer PRIMARY KEY NOT NULL,
	`target` text NOT NULL,
	`done` text,
	`known` blob,
	`cursor` integer DEFAULT 0 NOT NULL,
	`origin` integer DEFAULT 0 NOT NULL,
	`is_wrapped` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rescreens_one" CHECK("rescreens"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `told_matches` (
	`tenant` text NOT NULL,
	`party` text NOT NULL,
	`listed_party` text NOT NULL,
	`listed_fingerprint` text NOT NULL,
	`at` integer NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`tenant`, `party`, `listed_party`, `listed_fingerprint`)
);
--> statement-breakpoint
CREATE TABLE `watched_parties` (
	`seq` integer PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`fingerprint` text NOT NULL,
	`query` text NOT NULL,
	`first_seen` integer NOT NULL,
	`last_seen` integer NOT NULL,
	`first_source` text NOT NULL,
	`last_source` text NOT NULL,
	`retained_until` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `watched_parties_known` ON `watched_parties` (`tenant`,`fingerprint`);--> statement-breakpoint
CREATE INDEX `watched_parties_retained` ON `watched_parties` (`retained_until`);