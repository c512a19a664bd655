CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`source` text NOT NULL,
	`settings` text NOT NULL,
	`secrets` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connections_requested` ON `connections` (`tenant`,`request_key`);--> statement-breakpoint
CREATE INDEX `connections_of_tenant` ON `connections` (`tenant`,`created_at`);