CREATE TABLE `list_pointer` (
	`id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`chunks` integer NOT NULL,
	`published_at` integer NOT NULL,
	`retrieved_at` integer NOT NULL,
	`previous` text,
	FOREIGN KEY (`hash`) REFERENCES `snapshots`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`previous`) REFERENCES `snapshots`(`hash`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "list_pointer_single" CHECK("list_pointer"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `publications` (
	`id` text PRIMARY KEY NOT NULL,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`key_id` text NOT NULL,
	`at` integer NOT NULL,
	`hash` text NOT NULL,
	`outcome` text NOT NULL,
	`because` text,
	`published_at` integer,
	`retrieved_at` integer,
	`previous` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_requested` ON `publications` (`request_key`);--> statement-breakpoint
CREATE TABLE `snapshot_chunks` (
	`hash` text NOT NULL,
	`n` integer NOT NULL,
	`at` integer NOT NULL,
	`size` integer NOT NULL,
	`bytes` text NOT NULL,
	PRIMARY KEY(`hash`, `n`),
	CONSTRAINT "snapshot_chunks_numbered" CHECK("snapshot_chunks"."n" >= 0),
	CONSTRAINT "snapshot_chunks_bounded" CHECK("snapshot_chunks"."size" > 0 and "snapshot_chunks"."size" <= 1048576)
);
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`hash` text PRIMARY KEY NOT NULL,
	`chunks` integer NOT NULL,
	`entries` integer NOT NULL,
	`names` integer NOT NULL,
	`meta` text NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	`replaced_at` integer
);
