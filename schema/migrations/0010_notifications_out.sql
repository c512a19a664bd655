CREATE TABLE `exhaustions_told` (
	`tenant` text NOT NULL,
	`allocation` integer NOT NULL,
	`entry` integer NOT NULL,
	PRIMARY KEY(`tenant`, `allocation`)
);
--> statement-breakpoint
CREATE TABLE `notification_attempts` (
	`notification` text NOT NULL,
	`endpoint` text NOT NULL,
	`n` integer NOT NULL,
	`tenant` text NOT NULL,
	`at` integer NOT NULL,
	`outcome` text,
	`status` integer,
	`took_ms` integer,
	PRIMARY KEY(`notification`, `endpoint`, `n`)
);
--> statement-breakpoint
CREATE INDEX `notification_attempts_by_age` ON `notification_attempts` (`at`);--> statement-breakpoint
CREATE TABLE `notification_deliveries` (
	`notification` text NOT NULL,
	`endpoint` text NOT NULL,
	`tenant` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`lease` text,
	PRIMARY KEY(`notification`, `endpoint`),
	CONSTRAINT "notification_deliveries_state" CHECK("notification_deliveries"."state" in ('waiting', 'delivered', 'given-up', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `notification_deliveries_due` ON `notification_deliveries` (`next_at`) WHERE "notification_deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `notification_deliveries_due_of` ON `notification_deliveries` (`tenant`,`next_at`) WHERE "notification_deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE TABLE `notification_endpoints` (
	`tenant` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`types` text,
	`secrets` text NOT NULL,
	`is_enabled` integer DEFAULT 1 NOT NULL,
	`disabled_at` integer,
	`disabled_because` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`rotation_key` text,
	PRIMARY KEY(`tenant`, `id`),
	CONSTRAINT "notification_endpoints_disabled" CHECK("notification_endpoints"."is_enabled" = ("notification_endpoints"."disabled_at" is null))
);
