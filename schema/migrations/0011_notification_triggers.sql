-- A notification is on its way to every endpoint that wants it in the transaction in which it came about.
CREATE TRIGGER `notifications_to_endpoints` AFTER INSERT ON `notifications`
WHEN NEW.`payload` IS NOT NULL
BEGIN
  INSERT INTO `notification_deliveries` (`notification`, `endpoint`, `tenant`, `next_at`)
    SELECT NEW.`id`, p.`id`, NEW.`tenant`, NEW.`created_at` FROM `notification_endpoints` p
    WHERE p.`tenant` = NEW.`tenant` AND p.`is_enabled` AND (p.`types` IS NULL OR EXISTS (SELECT 1 FROM json_each(p.`types`) t WHERE t.`value` = NEW.`type`));
END;
--> statement-breakpoint
-- What was deleted is not told any more.
CREATE TRIGGER `notifications_emptied` AFTER UPDATE OF `payload` ON `notifications`
WHEN NEW.`payload` IS NULL
BEGIN
  UPDATE `notification_deliveries` SET `state` = 'cancelled', `lease` = NULL WHERE `notification` = NEW.`id` AND `state` = 'waiting';
END;
--> statement-breakpoint
-- Nothing waits for an endpoint that is not there or not open.
CREATE TRIGGER `endpoints_closed` AFTER UPDATE OF `is_enabled` ON `notification_endpoints`
WHEN NOT NEW.`is_enabled`
BEGIN
  UPDATE `notification_deliveries` SET `state` = 'cancelled', `lease` = NULL WHERE `tenant` = NEW.`tenant` AND `state` = 'waiting' AND `endpoint` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `endpoints_deleted` AFTER DELETE ON `notification_endpoints`
BEGIN
  UPDATE `notification_deliveries` SET `state` = 'cancelled', `lease` = NULL WHERE `tenant` = OLD.`tenant` AND `state` = 'waiting' AND `endpoint` = OLD.`id`;
END;
--> statement-breakpoint
-- Whose movement takes an allocation up to one of its shares of a ceiling, or to the ceiling itself, hears of it, each time anew.
-- Shares are whole hundredths, so that nothing is looked up for a movement within one. The newest entry is the one that moved the counters.
CREATE TRIGGER `allocations_tell_shares` AFTER UPDATE OF `held_tpp`, `captured_tpp`, `held_units`, `captured_units`, `held_value`, `captured_value`, `base_tpp` ON `allocations`
WHEN (NEW.`held_tpp` + NEW.`captured_tpp`) * 100 / NEW.`ceiling_tpp` > (OLD.`held_tpp` + OLD.`captured_tpp`) * 100 / OLD.`ceiling_tpp` OR (NEW.`held_units` + NEW.`captured_units`) * 100 / NEW.`ceiling_units` > (OLD.`held_units` + OLD.`captured_units`) * 100 / OLD.`ceiling_units` OR (NEW.`held_value` + NEW.`captured_value`) * 100 / NEW.`ceiling_value` > (OLD.`held_value` + OLD.`captured_value`) * 100 / OLD.`ceiling_value` OR (NEW.`held_tpp` + NEW.`captured_tpp`) * 100 / (NEW.`numerator` * NEW.`base_tpp` / NEW.`denominator`) > (OLD.`held_tpp` + OLD.`captured_tpp`) * 100 / (OLD.`numerator` * OLD.`base_tpp` / OLD.`denominator`) OR NEW.`base_tpp` < OLD.`base_tpp`
BEGIN
  INSERT INTO `notifications` (`id`, `tenant`, `type`, `created_at`, `payload`, `retained_until`)
    SELECT 'ntf_' || lower(hex(randomblob(16))), e.`tenant`, CASE WHEN c.`value` = 1 THEN 'quota.exhausted' ELSE 'quota.threshold' END, e.`at`,
      json_object('allocation', NEW.`id`, 'kind', NEW.`kind`, 'measure', m.`measure`, 'currency', CASE m.`measure` WHEN 'value' THEN NEW.`currency` END,
        'share', c.`value`, 'ceiling', m.`limit`, 'used', m.`used`, 'remaining', max(0, m.`limit` - m.`used`)),
      date(e.`at` / 1000, 'unixepoch', '+10 years')
    FROM (SELECT `tenant`, `at` FROM `entries` WHERE `allocation` = NEW.`ref` ORDER BY `seq` DESC LIMIT 1) e
    JOIN (
      SELECT 'tpp' AS `measure`, NEW.`held_tpp` + NEW.`captured_tpp` AS `used`, OLD.`held_tpp` + OLD.`captured_tpp` AS `used_before`,
        min(coalesce(NEW.`ceiling_tpp`, 9007199254740991), coalesce(NEW.`numerator` * NEW.`base_tpp` / NEW.`denominator`, 9007199254740991)) AS `limit`,
        min(coalesce(OLD.`ceiling_tpp`, 9007199254740991), coalesce(OLD.`numerator` * OLD.`base_tpp` / OLD.`denominator`, 9007199254740991)) AS `limit_before`
      UNION ALL SELECT 'units', NEW.`held_units` + NEW.`captured_units`, OLD.`held_units` + OLD.`captured_units`, coalesce(NEW.`ceiling_units`, 9007199254740991), coalesce(OLD.`ceiling_units`, 9007199254740991)
      UNION ALL SELECT 'value', NEW.`held_value` + NEW.`captured_value`, OLD.`held_value` + OLD.`captured_value`, coalesce(NEW.`ceiling_value`, 9007199254740991), coalesce(OLD.`ceiling_value`, 9007199254740991)
    ) m
    JOIN json_each(coalesce((SELECT json_insert(`policy` -> '$.quotaShares', '$[#]', 1) FROM `tenants` WHERE `id` = e.`tenant`), '[0.8,0.95,1]')) c
    WHERE m.`limit` < 9007199254740991 AND m.`used` > 0
      -- In hundredths, which are exact.
      AND m.`used` * 100 >= CAST(round(c.`value` * 100) AS INTEGER) * m.`limit` AND m.`used_before` * 100 < CAST(round(c.`value` * 100) AS INTEGER) * m.`limit_before`
    ORDER BY c.`value`;
END;
--> statement-breakpoint
-- Who took the last of it heard of that, and need not hear again of being refused.
CREATE TRIGGER `allocations_used_up` AFTER UPDATE OF `held_tpp`, `captured_tpp`, `held_units`, `captured_units`, `held_value`, `captured_value`, `base_tpp` ON `allocations`
WHEN NEW.`held_tpp` + NEW.`captured_tpp` >= NEW.`ceiling_tpp` OR (NEW.`held_tpp` + NEW.`captured_tpp`) * NEW.`denominator` >= NEW.`numerator` * NEW.`base_tpp` OR NEW.`held_units` + NEW.`captured_units` >= NEW.`ceiling_units` OR NEW.`held_value` + NEW.`captured_value` >= NEW.`ceiling_value`
BEGIN
  INSERT INTO `exhaustions_told` (`tenant`, `allocation`, `entry`)
    SELECT `tenant`, NEW.`ref`, `seq` FROM `entries` WHERE `allocation` = NEW.`ref` ORDER BY `seq` DESC LIMIT 1
    ON CONFLICT (`tenant`, `allocation`) DO UPDATE SET `entry` = excluded.`entry`;
END;
--> statement-breakpoint
-- Chips are large beside what a ceiling has left, so that one is used up long before nothing is left. Whoever is refused where the
-- last of its shares was reached hears so, once until something moves there.
CREATE TRIGGER `operations_tell_exhausted` AFTER INSERT ON `operations`
WHEN NEW.`op` = 'place' AND NEW.`outcome` = 'ceiling-exceeded'
BEGIN
  INSERT INTO `notifications` (`id`, `tenant`, `type`, `created_at`, `payload`, `retained_until`)
    SELECT 'ntf_' || lower(hex(randomblob(16))), NEW.`tenant`, 'quota.exhausted', NEW.`at`,
      json_object('allocation', u.`id`, 'kind', u.`kind`, 'measure', u.`measure`, 'currency', CASE u.`measure` WHEN 'value' THEN u.`currency` END,
        'ceiling', u.`limit`, 'remaining', NEW.`facts` ->> '$.remaining', 'requested', NEW.`facts` ->> '$.requested'),
      date(NEW.`at` / 1000, 'unixepoch', '+10 years')
    FROM (
      SELECT a.`ref`, a.`id`, a.`kind`, a.`currency`, NEW.`facts` ->> '$.measure' AS `measure`,
        CASE NEW.`facts` ->> '$.measure' WHEN 'units' THEN a.`ceiling_units` WHEN 'value' THEN a.`ceiling_value`
          ELSE min(coalesce(a.`ceiling_tpp`, 9007199254740991), coalesce(a.`numerator` * a.`base_tpp` / a.`denominator`, 9007199254740991)) END AS `limit`
      FROM `allocations` a WHERE a.`owner` = json_extract(NEW.`terms`, '$.lines[' || (NEW.`facts` ->> '$.line') || '].owner') AND a.`id` = NEW.`facts` ->> '$.allocation'
    ) u
    WHERE u.`limit` > 0 AND (u.`limit` - (NEW.`facts` ->> '$.remaining')) * 100 >= u.`limit` * CAST(round(coalesce(
        (SELECT max(q.`value`) FROM `tenants` k JOIN json_each(k.`policy`, '$.quotaShares') q WHERE k.`id` = NEW.`tenant`), 0.95) * 100) AS INTEGER)
      AND NOT EXISTS (SELECT 1 FROM `exhaustions_told` x WHERE x.`tenant` = NEW.`tenant` AND x.`allocation` = u.`ref`
        AND x.`entry` = coalesce((SELECT max(`seq`) FROM `entries` WHERE `allocation` = u.`ref`), 0));
  INSERT INTO `exhaustions_told` (`tenant`, `allocation`, `entry`)
    SELECT NEW.`tenant`, a.`ref`, coalesce((SELECT max(`seq`) FROM `entries` WHERE `allocation` = a.`ref`), 0) FROM `allocations` a
    WHERE a.`owner` = json_extract(NEW.`terms`, '$.lines[' || (NEW.`facts` ->> '$.line') || '].owner') AND a.`id` = NEW.`facts` ->> '$.allocation'
      AND changes() > 0
    ON CONFLICT (`tenant`, `allocation`) DO UPDATE SET `entry` = excluded.`entry`;
END;
--> statement-breakpoint
-- What was promised and never used is not promised any more, from the instant at which its hold lapsed.
CREATE TRIGGER `holds_tell_expired` AFTER UPDATE OF `state` ON `holds`
WHEN NEW.`state` = 'expired' AND OLD.`state` = 'held'
BEGIN
  INSERT INTO `notifications` (`id`, `tenant`, `type`, `created_at`, `payload`, `retained_until`)
    SELECT 'ntf_' || lower(hex(randomblob(16))), s.`tenant`, 'screening.expired', NEW.`expires_at`,
      json_object('screening', s.`id`, 'reference', s.`reference`, 'decision', CASE WHEN EXISTS (
          SELECT 1 FROM `dispositions` d WHERE d.`screening` = s.`id` AND d.`ruling` = 'proceed') THEN 'allow' ELSE s.`decision` END,
        'hold', NEW.`id`, 'expiredAt', strftime('%Y-%m-%dT%H:%M:%fZ', NEW.`expires_at` / 1000.0, 'unixepoch')),
      s.`retained_until`
    FROM `screenings` s
    WHERE s.`id` = substr(NEW.`id`, 1, instr(NEW.`id` || '~', '~') - 1) AND s.`tenant` = NEW.`tenant` AND s.`hold` = NEW.`id`
      AND s.`decision` IN ('allow', 'review') AND s.`deleted_at` IS NULL;
END;
