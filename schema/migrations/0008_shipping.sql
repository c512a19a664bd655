CREATE TABLE `locations` (
	`connection` text NOT NULL,
	`location` text NOT NULL,
	`tenant` text NOT NULL,
	`country` text NOT NULL,
	PRIMARY KEY(`connection`, `location`)
);
--> statement-breakpoint
CREATE TABLE `products` (
	`connection` text NOT NULL,
	`sku` text NOT NULL,
	`tenant` text NOT NULL,
	`meaning` text NOT NULL,
	PRIMARY KEY(`connection`, `sku`)
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`seq` integer PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`reference` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`due_at` integer,
	`terms` text,
	`products` text,
	`doings` text DEFAULT '{"holds":[],"frozen":[]}' NOT NULL,
	`coverage` text,
	`is_frozen` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_named` ON `orders` (`tenant`,`reference`);--> statement-breakpoint
CREATE INDEX `orders_due` ON `orders` (`due_at`) WHERE "orders"."due_at" is not null;--> statement-breakpoint
CREATE TABLE `redirects` (
	`order_seq` integer NOT NULL,
	`country` text NOT NULL,
	`screening` text,
	`decision` text NOT NULL,
	`at` integer NOT NULL,
	`ruling` text,
	PRIMARY KEY(`order_seq`, `country`),
	FOREIGN KEY (`order_seq`) REFERENCES `orders`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `shipments` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`order_seq` integer,
	`carrier` text NOT NULL,
	`tracking_number` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`order_seq`) REFERENCES `orders`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shipments_named` ON `shipments` (`id`);--> statement-breakpoint
CREATE INDEX `shipments_numbered` ON `shipments` (`tenant`,`tracking_number`);--> statement-breakpoint
CREATE INDEX `shipments_of_order` ON `shipments` (`order_seq`);--> statement-breakpoint
CREATE TABLE `shipping_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`shipment` integer,
	`order_seq` integer,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`status` text NOT NULL,
	`effect` text,
	`occurred_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`withdraws` text,
	`is_by_number` integer DEFAULT 0 NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`shipment`) REFERENCES `shipments`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_seq`) REFERENCES `orders`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shipping_events_known` ON `shipping_events` (`tenant`,`source`,`key`);--> statement-breakpoint
CREATE INDEX `shipping_events_of_shipment` ON `shipping_events` (`shipment`,`effect`);--> statement-breakpoint
CREATE INDEX `shipping_events_of_order` ON `shipping_events` (`order_seq`) WHERE "shipping_events"."order_seq" is not null;--> statement-breakpoint
CREATE INDEX `shipping_events_withdrawn` ON `shipping_events` (`tenant`,`withdraws`) WHERE "shipping_events"."withdraws" is not null;--> statement-breakpoint
CREATE TABLE `tasks` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`tenant` text NOT NULL,
	`code` text NOT NULL,
	`subject` text NOT NULL,
	`reference` text,
	`shipment` text,
	`created_at` integer NOT NULL,
	`detail` text NOT NULL,
	`closed_at` integer,
	`resolution` text,
	CONSTRAINT "tasks_closed" CHECK("tasks"."resolution" is null or "tasks"."closed_at" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_named` ON `tasks` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_known` ON `tasks` (`tenant`,`code`,`subject`);--> statement-breakpoint
CREATE INDEX `tasks_of_order` ON `tasks` (`tenant`,`reference`);--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`tenant`,`seq`) WHERE "tasks"."closed_at" is null;