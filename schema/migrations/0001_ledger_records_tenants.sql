CREATE TABLE `allocation_versions` (
	`allocation` integer NOT NULL,
	`version` integer NOT NULL,
	`terms` text NOT NULL,
	`at` integer NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`allocation`, `version`),
	FOREIGN KEY (`allocation`) REFERENCES `allocations`(`ref`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `allocations` (
	`ref` integer PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`holder` text NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`ceilings` text NOT NULL,
	`ceiling_tpp` integer,
	`ceiling_units` integer,
	`ceiling_value` integer,
	`currency` text,
	`next_step_on` text,
	`numerator` integer,
	`denominator` integer,
	`base_tpp` integer,
	`is_over` integer DEFAULT 0 NOT NULL,
	`held_tpp` integer DEFAULT 0 NOT NULL,
	`captured_tpp` integer DEFAULT 0 NOT NULL,
	`declared_tpp` integer DEFAULT 0 NOT NULL,
	`held_units` integer DEFAULT 0 NOT NULL,
	`captured_units` integer DEFAULT 0 NOT NULL,
	`held_value` integer DEFAULT 0 NOT NULL,
	`captured_value` integer DEFAULT 0 NOT NULL,
	`covers` text,
	`cite` text NOT NULL,
	`evidence` text,
	`terms_hash` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`opened_at` integer NOT NULL,
	CONSTRAINT "allocations_within_tpp" CHECK("allocations"."held_tpp" + "allocations"."captured_tpp" <= "allocations"."ceiling_tpp"),
	CONSTRAINT "allocations_within_units" CHECK("allocations"."held_units" + "allocations"."captured_units" <= "allocations"."ceiling_units"),
	CONSTRAINT "allocations_within_value" CHECK("allocations"."held_value" + "allocations"."captured_value" <= "allocations"."ceiling_value"),
	CONSTRAINT "allocations_within_share" CHECK("allocations"."is_over" or ("allocations"."held_tpp" + "allocations"."captured_tpp") * "allocations"."denominator" <= "allocations"."numerator" * "allocations"."base_tpp"),
	CONSTRAINT "allocations_not_negative" CHECK("allocations"."held_tpp" >= 0 and "allocations"."captured_tpp" >= 0 and "allocations"."declared_tpp" >= 0 and "allocations"."held_units" >= 0 and "allocations"."captured_units" >= 0 and "allocations"."held_value" >= 0 and "allocations"."captured_value" >= 0 and coalesce("allocations"."base_tpp", 0) >= 0),
	CONSTRAINT "allocations_share_whole" CHECK(("allocations"."numerator" is null) = ("allocations"."denominator" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `allocations_named` ON `allocations` (`owner`,`id`);--> statement-breakpoint
CREATE INDEX `allocations_of_holder` ON `allocations` (`owner`,`kind`,`holder`);--> statement-breakpoint
CREATE TABLE `audits` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`allocations` integer NOT NULL,
	`differences` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consignee_marks` (
	`allocation` integer NOT NULL,
	`kind` text NOT NULL,
	`mark` text NOT NULL,
	PRIMARY KEY(`mark`, `kind`, `allocation`),
	FOREIGN KEY (`allocation`) REFERENCES `allocations`(`ref`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`allocation` integer NOT NULL,
	`tenant` text NOT NULL,
	`operation` integer,
	`hold` integer,
	`line` integer,
	`kind` text NOT NULL,
	`held_tpp` integer DEFAULT 0 NOT NULL,
	`captured_tpp` integer DEFAULT 0 NOT NULL,
	`base_tpp` integer DEFAULT 0 NOT NULL,
	`undone_tpp` integer DEFAULT 0 NOT NULL,
	`held_units` integer DEFAULT 0 NOT NULL,
	`captured_units` integer DEFAULT 0 NOT NULL,
	`undone_units` integer DEFAULT 0 NOT NULL,
	`held_value` integer DEFAULT 0 NOT NULL,
	`captured_value` integer DEFAULT 0 NOT NULL,
	`undone_value` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`allocation`) REFERENCES `allocations`(`ref`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`operation`) REFERENCES `operations`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hold`) REFERENCES `holds`(`ref`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "entries_kind" CHECK("entries"."kind" in ('opened', 'placed', 'captured', 'released', 'expired', 'reversed', 'noted', 'declared', 'drawn', 'base'))
);
--> statement-breakpoint
CREATE INDEX `entries_of_allocation` ON `entries` (`allocation`,`seq`);--> statement-breakpoint
CREATE TABLE `hold_lines` (
	`hold` integer NOT NULL,
	`n` integer NOT NULL,
	`allocation` integer NOT NULL,
	`tpp` integer NOT NULL,
	`units` integer,
	`value` integer,
	`currency` text,
	`held_tpp` integer DEFAULT 0 NOT NULL,
	`held_units` integer DEFAULT 0 NOT NULL,
	`held_value` integer DEFAULT 0 NOT NULL,
	`captured_tpp` integer DEFAULT 0 NOT NULL,
	`captured_units` integer DEFAULT 0 NOT NULL,
	`captured_value` integer DEFAULT 0 NOT NULL,
	`undone_tpp` integer DEFAULT 0 NOT NULL,
	`undone_units` integer DEFAULT 0 NOT NULL,
	`undone_value` integer DEFAULT 0 NOT NULL,
	`expires_at` integer NOT NULL,
	`is_open` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`hold`, `n`),
	FOREIGN KEY (`hold`) REFERENCES `holds`(`ref`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`allocation`) REFERENCES `allocations`(`ref`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hold_lines_within_terms" CHECK("hold_lines"."held_tpp" >= 0 and "hold_lines"."captured_tpp" >= 0 and "hold_lines"."held_tpp" + "hold_lines"."captured_tpp" <= "hold_lines"."tpp" and "hold_lines"."held_units" >= 0 and "hold_lines"."held_units" + "hold_lines"."captured_units" <= coalesce("hold_lines"."units", 0) and "hold_lines"."held_value" >= 0 and "hold_lines"."held_value" + "hold_lines"."captured_value" <= coalesce("hold_lines"."value", 0)),
	CONSTRAINT "hold_lines_undone_once" CHECK("hold_lines"."undone_tpp" <= "hold_lines"."captured_tpp" and "hold_lines"."undone_units" <= "hold_lines"."captured_units" and "hold_lines"."undone_value" <= "hold_lines"."captured_value")
);
--> statement-breakpoint
CREATE INDEX `hold_lines_open` ON `hold_lines` (`allocation`,`expires_at`) WHERE "hold_lines"."is_open";--> statement-breakpoint
CREATE TABLE `holds` (
	`ref` integer PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`id` text NOT NULL,
	`lines` text NOT NULL,
	`placed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`is_frozen` integer DEFAULT 0 NOT NULL,
	`refusal` text,
	CONSTRAINT "holds_state" CHECK("holds"."state" in ('held', 'partly-captured', 'captured', 'released', 'expired', 'refused'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holds_named` ON `holds` (`tenant`,`id`);--> statement-breakpoint
CREATE TABLE `operations` (
	`seq` integer PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`id` text NOT NULL,
	`op` text NOT NULL,
	`hold` text,
	`terms` text NOT NULL,
	`outcome` text NOT NULL,
	`facts` text,
	`hold_after` text,
	`at` integer NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operations_named` ON `operations` (`tenant`,`id`);--> statement-breakpoint
CREATE TABLE `chain` (
	`tenant` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`record` text NOT NULL,
	`content_hash` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	`sealed_at` integer NOT NULL,
	PRIMARY KEY(`tenant`, `seq`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chain_of_record` ON `chain` (`kind`,`record`);--> statement-breakpoint
CREATE TABLE `dispositions` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`screening` text NOT NULL,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`at` integer NOT NULL,
	`ruling` text NOT NULL,
	`body` text,
	`salt` text,
	`sealed` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dispositions_named` ON `dispositions` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `dispositions_requested` ON `dispositions` (`tenant`,`request_key`);--> statement-breakpoint
CREATE INDEX `dispositions_of_screening` ON `dispositions` (`screening`,`seq`);--> statement-breakpoint
CREATE INDEX `dispositions_unsealed` ON `dispositions` (`seq`) WHERE not "dispositions"."sealed";--> statement-breakpoint
CREATE TABLE `screenings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`request_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`request_id` text NOT NULL,
	`reference` text NOT NULL,
	`decided_at` integer NOT NULL,
	`as_of` text NOT NULL,
	`decision` text,
	`outcome` text,
	`input` text,
	`readings` text,
	`answer` text,
	`versions` text NOT NULL,
	`hold` text,
	`supersedes` text,
	`salt` text,
	`retention_class` text NOT NULL,
	`retained_until` text NOT NULL,
	`sealed` integer DEFAULT 0 NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screenings_named` ON `screenings` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `screenings_requested` ON `screenings` (`tenant`,`request_key`);--> statement-breakpoint
CREATE INDEX `screenings_of_reference` ON `screenings` (`tenant`,`reference`,`decided_at`,`seq`);--> statement-breakpoint
CREATE INDEX `screenings_of_tenant` ON `screenings` (`tenant`,`decided_at`,`seq`);--> statement-breakpoint
CREATE INDEX `screenings_unsealed` ON `screenings` (`seq`) WHERE not "screenings"."sealed";--> statement-breakpoint
CREATE INDEX `screenings_answered_late` ON `screenings` (`seq`) WHERE "screenings"."sealed" = 2;--> statement-breakpoint
CREATE INDEX `screenings_retained` ON `screenings` (`retained_until`) WHERE "screenings"."deleted_at" is null;--> statement-breakpoint
CREATE TABLE `keys` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`scopes` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`rotated_from` text,
	`requested_by` text,
	`request_key` text,
	`request_hash` text,
	FOREIGN KEY (`tenant`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "keys_revoked_once" CHECK("keys"."revoked_at" is null or "keys"."revoked_at" >= 0)
);
--> statement-breakpoint
CREATE INDEX `keys_of_tenant` ON `keys` (`tenant`);--> statement-breakpoint
CREATE INDEX `keys_by_request` ON `keys` (`requested_by`,`request_key`);--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`policy` text DEFAULT '{}' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL
);
