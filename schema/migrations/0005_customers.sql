CREATE TABLE `check_rulings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`customer` text NOT NULL,
	`check_id` text NOT NULL,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`at` integer NOT NULL,
	`ruling` text NOT NULL,
	`code` text,
	`subject` text,
	`because` text,
	`flags` text,
	`body` text,
	`salt` text,
	`sealed` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `check_rulings_named` ON `check_rulings` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `check_rulings_requested` ON `check_rulings` (`tenant`,`request_key`);--> statement-breakpoint
CREATE INDEX `check_rulings_of_check` ON `check_rulings` (`check_id`,`seq`);--> statement-breakpoint
CREATE INDEX `check_rulings_of_customer` ON `check_rulings` (`tenant`,`customer`,`seq`);--> statement-breakpoint
CREATE INDEX `check_rulings_unsealed` ON `check_rulings` (`seq`) WHERE not "check_rulings"."sealed";--> statement-breakpoint
CREATE TABLE `checks` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`customer` text NOT NULL,
	`follows` text,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`request_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	`decided_on` text NOT NULL,
	`as_of` text NOT NULL,
	`cause` text NOT NULL,
	`decision` text NOT NULL,
	`compute_tier` text NOT NULL,
	`versions` text NOT NULL,
	`is_foreign` integer NOT NULL,
	`is_verified` integer NOT NULL,
	`is_reseller` integer NOT NULL,
	`country` text,
	`owners` text NOT NULL,
	`salt` text,
	`retention_class` text NOT NULL,
	`retained_until` text NOT NULL,
	`sealed` integer DEFAULT 0 NOT NULL,
	`deleted_at` integer,
	`input` text,
	`answer` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checks_named` ON `checks` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `checks_requested` ON `checks` (`tenant`,`request_key`);--> statement-breakpoint
CREATE INDEX `checks_of_customer` ON `checks` (`tenant`,`customer`,`seq`);--> statement-breakpoint
CREATE INDEX `checks_of_day` ON `checks` (`tenant`,`decided_on`,`decision`);--> statement-breakpoint
CREATE INDEX `checks_unsealed` ON `checks` (`seq`) WHERE not "checks"."sealed";--> statement-breakpoint
CREATE INDEX `checks_retained` ON `checks` (`retained_until`) WHERE "checks"."deleted_at" is null;--> statement-breakpoint
CREATE TABLE `customer_marks` (
	`tenant` text NOT NULL,
	`mark` text NOT NULL,
	`kind` text NOT NULL,
	`customer` text NOT NULL,
	PRIMARY KEY(`tenant`, `mark`, `kind`, `customer`)
);
--> statement-breakpoint
CREATE INDEX `customer_marks_of_customer` ON `customer_marks` (`tenant`,`customer`);--> statement-breakpoint
CREATE TABLE `customers` (
	`seq` integer PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`id` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_on` text NOT NULL,
	`last_check` text NOT NULL,
	`standing` text NOT NULL,
	`compute_tier` text NOT NULL,
	`asks` text,
	`epoch` text,
	`due_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customers_named` ON `customers` (`tenant`,`id`);--> statement-breakpoint
CREATE INDEX `customers_by_epoch` ON `customers` (`epoch`) WHERE "customers"."epoch" is not null;--> statement-breakpoint
CREATE INDEX `customers_due` ON `customers` (`due_on`) WHERE "customers"."due_on" is not null;--> statement-breakpoint
CREATE TABLE `deliveries` (
	`connection` text NOT NULL,
	`key` text NOT NULL,
	`check_id` text,
	`reply` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`connection`, `key`)
);
--> statement-breakpoint
CREATE INDEX `deliveries_by_age` ON `deliveries` (`at`);