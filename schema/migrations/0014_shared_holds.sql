ALTER TABLE `redirects` ADD `went_by` text;--> statement-breakpoint
CREATE INDEX `operations_of_orders` ON `operations` (`tenant`,`hold`) WHERE "operations"."id" > 'shipping ' and "operations"."id" < 'shipping!';--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_resolved` ON `tasks` (`tenant`,"resolution" ->> '$.requestKey') WHERE "tasks"."resolution" is not null;