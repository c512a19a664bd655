-- What an answer leaves to be done is noted in the transaction that keeps the answer, so that nothing of it can be lost. Days are
-- counted later, from the record and the law. A look at the text costs the checkout less than reading it: within a string no quote
-- stands alone, so what is looked for is the member itself.
CREATE TRIGGER `screenings_leave_duties` AFTER INSERT ON `screenings`
WHEN NEW.`answer` IS NOT NULL AND (NEW.`decision` IN ('allow', 'review') AND instr(NEW.`answer`, '"outstanding":[]') = 0 OR instr(NEW.`input`, '"notifications":[{') > 0)
BEGIN
  INSERT INTO `duty_sources` (`tenant`, `kind`, `record`) VALUES (NEW.`tenant`, 'screening', NEW.`id`)
    ON CONFLICT (`kind`, `record`) DO UPDATE SET `asked` = `asked` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `answers_leave_duties` AFTER UPDATE OF `answer` ON `screenings`
WHEN NEW.`answer` IS NOT NULL AND (NEW.`decision` IN ('allow', 'review') AND instr(NEW.`answer`, '"outstanding":[]') = 0 OR instr(NEW.`input`, '"notifications":[{') > 0)
BEGIN
  INSERT INTO `duty_sources` (`tenant`, `kind`, `record`) VALUES (NEW.`tenant`, 'screening', NEW.`id`)
    ON CONFLICT (`kind`, `record`) DO UPDATE SET `asked` = `asked` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `checks_leave_duties` AFTER INSERT ON `checks`
WHEN (instr(NEW.`answer`, '"code":"CMP_REPORTABLE_TRAINING","what"') > 0 OR instr(NEW.`answer`, '"code":"USE_RESELLER_NO_CIP","what"') > 0)
BEGIN
  INSERT INTO `duty_sources` (`tenant`, `kind`, `record`) VALUES (NEW.`tenant`, 'check', NEW.`id`)
    ON CONFLICT (`kind`, `record`) DO UPDATE SET `asked` = `asked` + 1;
END;
--> statement-breakpoint
-- From the first departure on days are counted from it. Carriers tell of parcels, so that the order is that of the parcel. Late news of an
-- earlier departure moves nothing else: it is noted here alone.
CREATE TRIGGER `departures_move_duties` AFTER INSERT ON `shipping_events`
WHEN NEW.`effect` IS NOT NULL AND NEW.`status` IN ('in-transit', 'out-for-delivery', 'delivered', 'failed', 'returning', 'returned') AND NEW.`effect` ->> '$.isAtOrigin' IS NULL
  AND NOT EXISTS (SELECT 1 FROM `shipping_events` e WHERE e.`shipment` = NEW.`shipment` AND e.`seq` <> NEW.`seq` AND e.`occurred_at` <= NEW.`occurred_at` AND e.`effect` IS NOT NULL AND e.`status` IN ('in-transit', 'out-for-delivery', 'delivered', 'failed', 'returning', 'returned') AND e.`effect` ->> '$.isAtOrigin' IS NULL
      AND NOT EXISTS (SELECT 1 FROM `shipping_events` w WHERE w.`tenant` = e.`tenant` AND w.`withdraws` = e.`source` || ' ' || e.`key`))
  AND NOT EXISTS (SELECT 1 FROM `shipping_events` e WHERE e.`order_seq` = NEW.`order_seq` AND e.`seq` <> NEW.`seq` AND e.`occurred_at` <= NEW.`occurred_at` AND e.`effect` IS NOT NULL AND e.`status` IN ('in-transit', 'out-for-delivery', 'delivered', 'failed', 'returning', 'returned') AND e.`effect` ->> '$.isAtOrigin' IS NULL
      AND NOT EXISTS (SELECT 1 FROM `shipping_events` w WHERE w.`tenant` = e.`tenant` AND w.`withdraws` = e.`source` || ' ' || e.`key`))
BEGIN
  UPDATE `duty_sources` SET `asked` = `asked` + 1 WHERE `kind` = 'screening' AND `record` IN (
    SELECT s.`id` FROM `orders` o CROSS JOIN `screenings` s ON s.`tenant` = o.`tenant` AND s.`reference` = o.`reference`
    WHERE o.`seq` = coalesce(NEW.`order_seq`, (SELECT p.`order_seq` FROM `shipments` p WHERE p.`seq` = NEW.`shipment`)));
END;
--> statement-breakpoint
-- An order is due whenever something may follow for it: a parcel was found to be of it, or of another one, or what was told is taken back.
CREATE TRIGGER `due_orders_move_duties` AFTER UPDATE OF `version` ON `orders`
WHEN NEW.`due_at` IS NOT NULL
BEGIN
  UPDATE `duty_sources` SET `asked` = `asked` + 1 WHERE `kind` = 'screening' AND `record` IN (
    SELECT s.`id` FROM `screenings` s WHERE s.`tenant` = NEW.`tenant` AND s.`reference` = NEW.`reference`);
END;
--> statement-breakpoint
-- Records of before there were duties.
INSERT INTO `duty_sources` (`tenant`, `kind`, `record`)
  SELECT s.`tenant`, 'screening', s.`id` FROM `screenings` s WHERE s.`answer` IS NOT NULL AND (s.`decision` IN ('allow', 'review') AND instr(s.`answer`, '"outstanding":[]') = 0 OR instr(s.`input`, '"notifications":[{') > 0) ORDER BY s.`seq`;
--> statement-breakpoint
INSERT INTO `duty_sources` (`tenant`, `kind`, `record`)
  SELECT c.`tenant`, 'check', c.`id` FROM `checks` c WHERE c.`answer` IS NOT NULL AND (instr(c.`answer`, '"code":"CMP_REPORTABLE_TRAINING","what"') > 0 OR instr(c.`answer`, '"code":"USE_RESELLER_NO_CIP","what"') > 0) ORDER BY c.`seq`;
