CREATE TABLE `calendar_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	CONSTRAINT "calendar_tokens_revoked" CHECK("calendar_tokens"."revoked_at" is null or "calendar_tokens"."revoked_at" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_tokens_hashed` ON `calendar_tokens` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_tokens_requested` ON `calendar_tokens` (`tenant`,`request_key`);--> statement-breakpoint
CREATE INDEX `calendar_tokens_of_tenant` ON `calendar_tokens` (`tenant`,`created_at`);--> statement-breakpoint
CREATE TABLE `duties` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`code` text NOT NULL,
	`due_on` text NOT NULL,
	`is_wait` integer DEFAULT 0 NOT NULL,
	`customer` text,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`is_open` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duties_named` ON `duties` (`id`);--> statement-breakpoint
CREATE INDEX `duties_by_day` ON `duties` (`tenant`,`due_on`,`seq`);--> statement-breakpoint
CREATE INDEX `duties_open` ON `duties` (`tenant`,`due_on`,`seq`) WHERE "duties"."is_open";--> statement-breakpoint
CREATE INDEX `duties_of_customer` ON `duties` (`tenant`,`customer`,`code`) WHERE "duties"."customer" is not null;--> statement-breakpoint
CREATE TABLE `duty_causes` (
	`duty` text NOT NULL,
	`kind` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`duty`, `kind`, `record`)
);
--> statement-breakpoint
CREATE INDEX `duty_causes_of_record` ON `duty_causes` (`kind`,`record`);--> statement-breakpoint
CREATE TABLE `duty_completions` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`duty` text NOT NULL,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`at` integer NOT NULL,
	`completed_on` text NOT NULL,
	`body` text,
	`retained_until` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duty_completions_named` ON `duty_completions` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `duty_completions_requested` ON `duty_completions` (`tenant`,`request_key`);--> statement-breakpoint
CREATE INDEX `duty_completions_of_duty` ON `duty_completions` (`duty`,`seq`);--> statement-breakpoint
CREATE INDEX `duty_completions_retained` ON `duty_completions` (`retained_until`) WHERE "duty_completions"."body" is not null;--> statement-breakpoint
CREATE TABLE `duty_sources` (
	`seq` integer PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`kind` text NOT NULL,
	`record` text NOT NULL,
	`asked` integer DEFAULT 1 NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duty_sources_named` ON `duty_sources` (`kind`,`record`);--> statement-breakpoint
CREATE INDEX `duty_sources_due` ON `duty_sources` (`seq`) WHERE "duty_sources"."asked" > "duty_sources"."answered";--> statement-breakpoint
CREATE INDEX `duty_sources_due_of_tenant` ON `duty_sources` (`tenant`,`seq`) WHERE "duty_sources"."asked" > "duty_sources"."answered";