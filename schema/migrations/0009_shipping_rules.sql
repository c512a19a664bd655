-- Whatever is told of an order or a shipment is told by a row of the view `tellings`. A trigger finds what it is of, keeps it once, and
-- notes whether anything may follow from it. Many rows in one statement are taken in order.
CREATE VIEW `tellings` AS SELECT `tenant`, '' AS `connection`, 0 AS `connection_version`, `source`, `key`, '' AS `carrier`, '' AS `tracking_number`, '' AS `reference`,
    '' AS `shipment`, 0 AS `is_of_order`, `status`, `effect`, `occurred_at`, 0 AS `at`, `body`, '' AS `withdrawn_source`, '' AS `withdrawn_key`, '' AS `products` FROM `shipping_events`;
--> statement-breakpoint
-- A sender is taken for the connection that it was verified by: closed or changed since, its delivery leaves nothing behind.
CREATE TRIGGER `live_tellings_guard` INSTEAD OF INSERT ON `tellings`
WHEN NEW.`connection` IS NOT NULL
BEGIN
  SELECT raise(ABORT, 'key-not-live') WHERE NOT EXISTS (
    SELECT 1 FROM `connections` WHERE `id` = NEW.`connection` AND `tenant` = NEW.`tenant` AND `closed_at` IS NULL
      AND (NEW.`connection_version` IS NULL OR `version` = NEW.`connection_version`));
END;
--> statement-breakpoint
-- The order, where one is named; what nobody's order was known of until now and has its number is its shipment. What names no order is
-- of the shipment of that number which was known by a day after it at the latest, and last; before all of them, of the first. So a
-- number that carriers use again parts in the same way in whatever order it is told of.
CREATE TRIGGER `tell` INSTEAD OF INSERT ON `tellings`
WHEN NOT EXISTS (SELECT 1 FROM `shipping_events` WHERE `tenant` = NEW.`tenant` AND `source` = NEW.`source` AND `key` = NEW.`key`)
BEGIN
  INSERT INTO `orders` (`tenant`, `reference`, `created_at`) SELECT NEW.`tenant`, NEW.`reference`, NEW.`at` WHERE NEW.`reference` IS NOT NULL ON CONFLICT DO NOTHING;
  UPDATE `orders` SET `due_at` = coalesce(`due_at`, NEW.`at`), `version` = `version` + 1 WHERE `seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND (SELECT s.`seq` FROM `shipments` s WHERE NEW.`reference` IS NOT NULL AND s.`tenant` = NEW.`tenant` AND s.`order_seq` IS NULL
      AND CASE WHEN NEW.`shipment` IS NULL THEN NEW.`is_of_order` = 0 AND NEW.`tracking_number` <> '' AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) AND s.`created_at` > NEW.`at` - 7776000000 AND (SELECT s.`seq` FROM `shipments` s WHERE s.`order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) ORDER BY s.`carrier` = NEW.`carrier` DESC, s.`seq` LIMIT 1) IS NULL
        ELSE s.`id` = NEW.`shipment` END
      AND s.`tracking_number` = CASE WHEN NEW.`shipment` IS NULL THEN NEW.`tracking_number` ELSE (SELECT `tracking_number` FROM `shipments` WHERE `id` = NEW.`shipment`) END
      ORDER BY s.`seq` DESC LIMIT 1) IS NOT NULL;
  UPDATE `tasks` SET `closed_at` = NEW.`at` WHERE `tenant` = NEW.`tenant` AND `code` = 'shipment-without-order' AND `closed_at` IS NULL
    AND `subject` = (SELECT `id` FROM `shipments` WHERE `seq` = (SELECT s.`seq` FROM `shipments` s WHERE NEW.`reference` IS NOT NULL AND s.`tenant` = NEW.`tenant` AND s.`order_seq` IS NULL
      AND CASE WHEN NEW.`shipment` IS NULL THEN NEW.`is_of_order` = 0 AND NEW.`tracking_number` <> '' AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) AND s.`created_at` > NEW.`at` - 7776000000 AND (SELECT s.`seq` FROM `shipments` s WHERE s.`order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) ORDER BY s.`carrier` = NEW.`carrier` DESC, s.`seq` LIMIT 1) IS NULL
        ELSE s.`id` = NEW.`shipment` END
      AND s.`tracking_number` = CASE WHEN NEW.`shipment` IS NULL THEN NEW.`tracking_number` ELSE (SELECT `tracking_number` FROM `shipments` WHERE `id` = NEW.`shipment`) END
      ORDER BY s.`seq` DESC LIMIT 1));
  UPDATE `shipments` SET `order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) WHERE `seq` = (SELECT s.`seq` FROM `shipments` s WHERE NEW.`reference` IS NOT NULL AND s.`tenant` = NEW.`tenant` AND s.`order_seq` IS NULL
      AND CASE WHEN NEW.`shipment` IS NULL THEN NEW.`is_of_order` = 0 AND NEW.`tracking_number` <> '' AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) AND s.`created_at` > NEW.`at` - 7776000000 AND (SELECT s.`seq` FROM `shipments` s WHERE s.`order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) ORDER BY s.`carrier` = NEW.`carrier` DESC, s.`seq` LIMIT 1) IS NULL
        ELSE s.`id` = NEW.`shipment` END
      AND s.`tracking_number` = CASE WHEN NEW.`shipment` IS NULL THEN NEW.`tracking_number` ELSE (SELECT `tracking_number` FROM `shipments` WHERE `id` = NEW.`shipment`) END
      ORDER BY s.`seq` DESC LIMIT 1);
  INSERT INTO `shipments` (`id`, `tenant`, `order_seq`, `carrier`, `tracking_number`, `created_at`)
    SELECT 'shp_' || lower(hex(randomblob(16))), NEW.`tenant`, (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`), NEW.`carrier`, NEW.`tracking_number`, NEW.`at`
    WHERE NEW.`shipment` IS NULL AND NOT NEW.`is_of_order` AND CASE WHEN NEW.`reference` IS NULL THEN NEW.`tracking_number` <> '' AND (SELECT s.`seq` FROM `shipments` s WHERE NEW.`tracking_number` <> '' AND s.`tenant` = NEW.`tenant` AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`)
          ORDER BY s.`created_at` <= NEW.`occurred_at` + 86400000 DESC, abs(NEW.`occurred_at` + 86400000 - s.`created_at`), s.`seq` LIMIT 1) IS NULL ELSE (SELECT s.`seq` FROM `shipments` s WHERE s.`order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) ORDER BY s.`carrier` = NEW.`carrier` DESC, s.`seq` LIMIT 1) IS NULL END;
  UPDATE `orders` SET `due_at` = coalesce(`due_at`, NEW.`at`), `version` = `version` + 1 WHERE NEW.`reference` IS NOT NULL AND `seq` IN (
    SELECT s.`order_seq` FROM `shipping_events` e JOIN `shipments` s ON s.`seq` = e.`shipment` WHERE e.`seq` IN (
      SELECT e.`seq` FROM `shipments` n JOIN `shipments` s ON s.`tenant` = n.`tenant` AND s.`tracking_number` = n.`tracking_number` AND s.`seq` <> n.`seq` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`)
      JOIN `shipping_events` e ON e.`shipment` = s.`seq` AND e.`is_by_number` AND e.`occurred_at` + 86400000 >= n.`created_at`
      WHERE NEW.`tracking_number` <> '' AND n.`seq` = (SELECT s.`seq` FROM `shipments` s WHERE s.`order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) ORDER BY s.`carrier` = NEW.`carrier` DESC, s.`seq` LIMIT 1) AND n.`created_at` = NEW.`at`));
  UPDATE `shipping_events` SET `shipment` = (SELECT s.`seq` FROM `shipments` s WHERE s.`order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) ORDER BY s.`carrier` = NEW.`carrier` DESC, s.`seq` LIMIT 1) WHERE NEW.`reference` IS NOT NULL AND `seq` IN (
      SELECT e.`seq` FROM `shipments` n JOIN `shipments` s ON s.`tenant` = n.`tenant` AND s.`tracking_number` = n.`tracking_number` AND s.`seq` <> n.`seq` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`)
      JOIN `shipping_events` e ON e.`shipment` = s.`seq` AND e.`is_by_number` AND e.`occurred_at` + 86400000 >= n.`created_at`
      WHERE NEW.`tracking_number` <> '' AND n.`seq` = (SELECT s.`seq` FROM `shipments` s WHERE s.`order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) ORDER BY s.`carrier` = NEW.`carrier` DESC, s.`seq` LIMIT 1) AND n.`created_at` = NEW.`at`);
  INSERT INTO `shipping_events` (`id`, `tenant`, `shipment`, `order_seq`, `source`, `key`, `status`, `effect`, `occurred_at`, `received_at`, `withdraws`, `is_by_number`, `body`)
    SELECT lower(hex(randomblob(16))), NEW.`tenant`,
      CASE WHEN NEW.`is_of_order` THEN NULL
        WHEN NEW.`shipment` IS NOT NULL THEN (SELECT `seq` FROM `shipments` WHERE `id` = NEW.`shipment` AND `tenant` = NEW.`tenant`)
        WHEN NEW.`reference` IS NOT NULL THEN (SELECT s.`seq` FROM `shipments` s WHERE s.`order_seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`) ORDER BY s.`carrier` = NEW.`carrier` DESC, s.`seq` LIMIT 1)
        ELSE (SELECT s.`seq` FROM `shipments` s WHERE NEW.`tracking_number` <> '' AND s.`tenant` = NEW.`tenant` AND s.`tracking_number` = NEW.`tracking_number` AND (substr(s.`carrier`, 1, length(NEW.`carrier`)) = NEW.`carrier` OR substr(NEW.`carrier`, 1, length(s.`carrier`)) = s.`carrier`)
          ORDER BY s.`created_at` <= NEW.`occurred_at` + 86400000 DESC, abs(NEW.`occurred_at` + 86400000 - s.`created_at`), s.`seq` LIMIT 1) END,
      CASE WHEN NEW.`is_of_order` THEN (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) END,
      NEW.`source`, NEW.`key`, NEW.`status`, NEW.`effect`, NEW.`occurred_at`, NEW.`at`, NEW.`withdrawn_source` || ' ' || NEW.`withdrawn_key`,
      NEW.`shipment` IS NULL AND NOT NEW.`is_of_order` AND NEW.`reference` IS NULL, NEW.`body`;
  UPDATE `shipments` SET `carrier` = NEW.`carrier` WHERE NEW.`carrier` <> '' AND `seq` = (SELECT e.`shipment` FROM `shipping_events` e WHERE e.`tenant` = NEW.`tenant` AND e.`source` = NEW.`source` AND e.`key` = NEW.`key`) AND `carrier` = '';
  UPDATE `orders` SET `due_at` = coalesce(`due_at`, NEW.`at`), `version` = `version` + 1
    WHERE (NEW.`effect` IS NOT NULL OR NEW.`withdrawn_key` IS NOT NULL) AND `seq` IN (
      SELECT coalesce(e.`order_seq`, s.`order_seq`) FROM `shipping_events` e LEFT JOIN `shipments` s ON s.`seq` = e.`shipment`
      WHERE e.`tenant` = NEW.`tenant` AND e.`source` = NEW.`source` AND e.`key` = NEW.`key` AND NOT EXISTS (
        SELECT 1 FROM `shipping_events` f WHERE f.`shipment` = e.`shipment` AND f.`effect` = NEW.`effect` AND f.`seq` <> e.`seq` AND NEW.`withdrawn_key` IS NULL
          AND NOT EXISTS (SELECT 1 FROM `shipping_events` w WHERE w.`tenant` = f.`tenant` AND w.`withdraws` = f.`source` || ' ' || f.`key`))
      UNION ALL SELECT coalesce(e.`order_seq`, s.`order_seq`) FROM `shipping_events` e LEFT JOIN `shipments` s ON s.`seq` = e.`shipment`
      WHERE e.`tenant` = NEW.`tenant` AND e.`source` = NEW.`withdrawn_source` AND e.`key` = NEW.`withdrawn_key`);
  INSERT INTO `tasks` (`id`, `tenant`, `code`, `subject`, `shipment`, `created_at`, `detail`)
    SELECT 'tsk_' || lower(hex(randomblob(16))), NEW.`tenant`, 'shipment-without-order', coalesce(s.`id`, NEW.`source` || ' ' || NEW.`key`), s.`id`, NEW.`at`,
      json_object('carrier', NEW.`carrier`, 'trackingNumber', NEW.`tracking_number`, 'status', NEW.`status`)
    FROM (SELECT (SELECT e.`shipment` FROM `shipping_events` e WHERE e.`tenant` = NEW.`tenant` AND e.`source` = NEW.`source` AND e.`key` = NEW.`key`) AS `told`) LEFT JOIN `shipments` s ON s.`seq` = `told`
    WHERE NEW.`effect` IS NOT NULL AND NOT NEW.`is_of_order` AND s.`order_seq` IS NULL ON CONFLICT DO NOTHING;
  UPDATE `orders` SET `products` = NEW.`products`, `version` = `version` + 1,
      `due_at` = CASE WHEN EXISTS (SELECT 1 FROM `shipments` s WHERE s.`order_seq` = `orders`.`seq`) THEN coalesce(`due_at`, NEW.`at`) ELSE `due_at` END
    WHERE NEW.`products` IS NOT NULL AND `seq` = (SELECT `seq` FROM `orders` WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference`) AND `products` IS NOT NEW.`products`;
END;
--> statement-breakpoint
-- An order goes by its last screening: goods of it that moved before, or that it was said to be off, bear on that one too.
CREATE TRIGGER `screened_order` AFTER UPDATE OF `decision` ON `screenings`
WHEN NEW.`decision` IS NOT NULL AND OLD.`decision` IS NULL AND substr(NEW.`request_key`, 1, 9) <> 'redirect' || char(10)
BEGIN
  UPDATE `orders` SET `due_at` = coalesce(`due_at`, NEW.`decided_at`), `version` = `version` + 1
    WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference` AND (
      EXISTS (SELECT 1 FROM `shipments` s WHERE s.`order_seq` = `orders`.`seq`)
      OR EXISTS (SELECT 1 FROM `shipping_events` e WHERE e.`order_seq` = `orders`.`seq` AND e.`effect` IS NOT NULL));
END;
--> statement-breakpoint
CREATE TRIGGER `screened_order_at_once` AFTER INSERT ON `screenings`
WHEN NEW.`decision` IS NOT NULL AND substr(NEW.`request_key`, 1, 9) <> 'redirect' || char(10)
BEGIN
  UPDATE `orders` SET `due_at` = coalesce(`due_at`, NEW.`decided_at`), `version` = `version` + 1
    WHERE `tenant` = NEW.`tenant` AND `reference` = NEW.`reference` AND (
      EXISTS (SELECT 1 FROM `shipments` s WHERE s.`order_seq` = `orders`.`seq`)
      OR EXISTS (SELECT 1 FROM `shipping_events` e WHERE e.`order_seq` = `orders`.`seq` AND e.`effect` IS NOT NULL));
END;
