-- The ledger decides in the database. Whoever wants to move quota inserts a row into the view `operation_requests`; a trigger
-- decides, writes the decision down as a row of `operations` and obeys it. Many rows in one statement are applied in order, each
-- meeting what the one before it left. Every movement is a row of `entries`, and entries alone move counters.
CREATE VIEW `operation_requests` AS SELECT `tenant`, `id`, `op`, `hold`, `terms`, `at`, '' AS `day`, `key` FROM `operations`;
--> statement-breakpoint
-- A request under a key that is revoked or unknown leaves nothing behind: the whole batch is undone.
CREATE VIEW `live_keys` AS SELECT `id`, `hash`, 0 AS `at` FROM `keys`;
--> statement-breakpoint
CREATE TRIGGER `live_keys_guard` INSTEAD OF INSERT ON `live_keys`
BEGIN
  SELECT raise(ABORT, 'key-not-live') WHERE NOT EXISTS (
    SELECT 1 FROM `keys` WHERE `id` = NEW.`id` AND `hash` = NEW.`hash` AND `expires_at` > NEW.`at` AND (`revoked_at` IS NULL OR `revoked_at` > NEW.`at`));
END;
--> statement-breakpoint
-- Counters follow entries. An allocation is over only by a fall of its base, and never by what is added to it.
CREATE TRIGGER `entries_move_allocation` AFTER INSERT ON `entries`
BEGIN
  UPDATE `allocations` SET
    `held_tpp` = `held_tpp` + NEW.`held_tpp`, `captured_tpp` = `captured_tpp` + NEW.`captured_tpp`,
    `declared_tpp` = `declared_tpp` + CASE NEW.`kind` WHEN 'declared' THEN NEW.`captured_tpp` ELSE 0 END,
    `held_units` = `held_units` + NEW.`held_units`, `captured_units` = `captured_units` + NEW.`captured_units`,
    `held_value` = `held_value` + NEW.`held_value`, `captured_value` = `captured_value` + NEW.`captured_value`,
    `base_tpp` = `base_tpp` + NEW.`base_tpp`,
    `is_over` = CASE
      WHEN `numerator` IS NULL THEN 0
      WHEN (`held_tpp` + NEW.`held_tpp` + `captured_tpp` + NEW.`captured_tpp`) * `denominator` <= `numerator` * (`base_tpp` + NEW.`base_tpp`) THEN 0
      WHEN NEW.`base_tpp` < 0 THEN 1
      WHEN NEW.`held_tpp` + NEW.`captured_tpp` > 0 THEN 0
      ELSE `is_over` END
  WHERE `ref` = NEW.`allocation`;
END;
--> statement-breakpoint
CREATE TRIGGER `entries_move_line` AFTER INSERT ON `entries` WHEN NEW.`hold` IS NOT NULL AND NEW.`kind` <> 'placed'
BEGIN
  UPDATE `hold_lines` SET
    `held_tpp` = `held_tpp` + NEW.`held_tpp`, `held_units` = `held_units` + NEW.`held_units`, `held_value` = `held_value` + NEW.`held_value`,
    `captured_tpp` = `captured_tpp` + CASE NEW.`kind` WHEN 'captured' THEN NEW.`captured_tpp` ELSE 0 END,
    `captured_units` = `captured_units` + CASE NEW.`kind` WHEN 'captured' THEN NEW.`captured_units` ELSE 0 END,
    `captured_value` = `captured_value` + CASE NEW.`kind` WHEN 'captured' THEN NEW.`captured_value` ELSE 0 END,
    `undone_tpp` = `undone_tpp` + NEW.`undone_tpp`, `undone_units` = `undone_units` + NEW.`undone_units`, `undone_value` = `undone_value` + NEW.`undone_value`,
    `is_open` = `held_tpp` + NEW.`held_tpp` + `held_units` + NEW.`held_units` + `held_value` + NEW.`held_value` > 0
  WHERE `hold` = NEW.`hold` AND `n` = NEW.`line`;
END;
--> statement-breakpoint
-- Lets go of what lapsed on one allocation by a given instant, as of the instant at which it lapsed; never before it was placed.
CREATE VIEW `lapse_requests` AS SELECT `ref` AS `allocation`, 0 AS `at` FROM `allocations`;
--> statement-breakpoint
CREATE TRIGGER `lapse` INSTEAD OF INSERT ON `lapse_requests`
WHEN EXISTS (SELECT 1 FROM `hold_lines` WHERE `is_open` AND `allocation` = NEW.`allocation` AND `expires_at` <= NEW.`at`)
BEGIN
  UPDATE `holds` SET `state` = 'expired' WHERE `ref` IN (
    SELECT `hold` FROM `hold_lines` WHERE `is_open` AND `allocation` = NEW.`allocation` AND `expires_at` <= NEW.`at`);
  INSERT INTO `entries` (`allocation`, `tenant`, `hold`, `line`, `kind`, `held_tpp`, `held_units`, `held_value`, `at`)
    SELECT l.`allocation`, h.`tenant`, l.`hold`, l.`n`, 'expired', -l.`held_tpp`, -l.`held_units`, -l.`held_value`, max(l.`expires_at`, h.`placed_at`)
    FROM `hold_lines` l JOIN `holds` h ON h.`ref` = l.`hold`
    WHERE l.`is_open` AND l.`allocation` = NEW.`allocation` AND l.`expires_at` <= NEW.`at`;
END;
--> statement-breakpoint
-- Takes the step of a ceiling that has come due. A step once reached stays reached.
CREATE VIEW `step_requests` AS SELECT `ref` AS `allocation`, '' AS `day` FROM `allocations`;
--> statement-breakpoint
CREATE TRIGGER `step` INSTEAD OF INSERT ON `step_requests`
WHEN EXISTS (SELECT 1 FROM `allocations` WHERE `ref` = NEW.`allocation` AND `next_step_on` <= NEW.`day`)
BEGIN
  UPDATE `allocations` SET (`ceiling_tpp`, `ceiling_units`, `ceiling_value`) = (
      SELECT s.`value` ->> '$.tpp', s.`value` ->> '$.units', s.`value` ->> '$.value.minor' FROM json_each(`ceilings`) s
      WHERE s.`value` ->> '$.from' <= NEW.`day` ORDER BY s.`key` DESC LIMIT 1),
    `next_step_on` = (SELECT s.`value` ->> '$.from' FROM json_each(`ceilings`) s WHERE s.`value` ->> '$.from' > NEW.`day` ORDER BY s.`key` LIMIT 1)
  WHERE `ref` = NEW.`allocation`;
END;
--> statement-breakpoint
-- A hold as callers see it.
CREATE VIEW `hold_snapshots` AS SELECT h.`ref`, h.`tenant`, h.`id`, json_object(
    'id', h.`id`, 'state', h.`state`, 'isFrozen', h.`is_frozen`, 'placedAt', h.`placed_at`, 'expiresAt', h.`expires_at`,
    'terms', json(h.`lines`), 'refusal', json(h.`refusal`),
    'lines', (SELECT json_group_array(json_object(
        'owner', a.`owner`, 'allocation', a.`id`, 'kind', a.`kind`, 'tpp', l.`tpp`, 'units', l.`units`, 'value', l.`value`, 'currency', l.`currency`,
        'heldTpp', l.`held_tpp`, 'heldUnits', l.`held_units`, 'heldValue', l.`held_value`,
        'capturedTpp', l.`captured_tpp`, 'capturedUnits', l.`captured_units`, 'capturedValue', l.`captured_value`,
        'undoneTpp', l.`undone_tpp`, 'undoneUnits', l.`undone_units`, 'undoneValue', l.`undone_value`))
      FROM (SELECT * FROM `hold_lines` WHERE `hold` = h.`ref` ORDER BY `n`) l JOIN `allocations` a ON a.`ref` = l.`allocation`)) AS `snapshot`
  FROM `holds` h;
--> statement-breakpoint
-- Placing: all lines or none. The first refusal by precedence is heard: the id was used before; it would end at once or too late;
-- an allocation is not there, is closed, needs a measure that was not given, has no room. Of one kind the first line. A hold that
-- is replaced makes room. What does not fit now may fit under a later step.
CREATE TRIGGER `place` INSTEAD OF INSERT ON `operation_requests`
WHEN NEW.`op` = 'place' AND NOT EXISTS (SELECT 1 FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`)
BEGIN
  INSERT INTO `step_requests` (`allocation`, `day`)
    SELECT a.`ref`, NEW.`day` FROM json_each(NEW.`terms`, '$.lines') l
    JOIN `allocations` a ON a.`owner` = l.`value` ->> '$.owner' AND a.`id` = l.`value` ->> '$.allocation' WHERE a.`next_step_on` <= NEW.`day`;
  INSERT INTO `lapse_requests` (`allocation`, `at`)
    SELECT a.`ref`, NEW.`at` FROM json_each(NEW.`terms`, '$.lines') l
    JOIN `allocations` a ON a.`owner` = l.`value` ->> '$.owner' AND a.`id` = l.`value` ->> '$.allocation';
  INSERT INTO `lapse_requests` (`allocation`, `at`)
    SELECT l.`allocation`, NEW.`at` FROM `holds` h JOIN `hold_lines` l ON l.`hold` = h.`ref`
    WHERE h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`terms` ->> '$.replaces' AND l.`is_open` AND l.`expires_at` <= NEW.`at`;
  INSERT INTO `operations` (`tenant`, `id`, `op`, `hold`, `terms`, `at`, `key`, `outcome`, `facts`)
    SELECT NEW.`tenant`, NEW.`id`, NEW.`op`, NEW.`hold`, NEW.`terms`, NEW.`at`, NEW.`key`,
      coalesce(
        (SELECT CASE WHEN h.`state` = 'refused' THEN 'hold-refused' WHEN h.`lines` = NEW.`terms` -> '$.lines' THEN 'standing' ELSE 'hold-differs' END
          FROM `holds` h WHERE h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold`),
        CASE WHEN NEW.`terms` ->> '$.expiresAt' <= NEW.`at` OR NEW.`terms` ->> '$.expiresAt' > NEW.`at` + (NEW.`terms` ->> '$.longestMs') THEN 'expiry-out-of-range' END,
        v.`verdict`, 'placed'),
      v.`facts`
    FROM (SELECT 1) LEFT JOIN (
      SELECT CASE w.`rank` WHEN 1 THEN 'allocation-not-found' WHEN 2 THEN 'allocation-closed' WHEN 3 THEN 'measure-missing' ELSE 'ceiling-exceeded' END AS `verdict`,
        json_object('line', w.`line`, 'allocation', w.`id`, 'measure', w.`measure`, 'requested', w.`requested`, 'remaining', w.`remaining`,
          'fitsFrom', CASE w.`rank` WHEN 4 THEN (
            SELECT s.`value` ->> '$.from' FROM json_each(w.`ceilings`) s
            WHERE s.`value` ->> '$.from' > NEW.`day` AND s.`value` ->> '$.from' <= w.`period_to` AND w.`asked_tpp` <= w.`room_share`
              AND (s.`value` -> '$.tpp' IS NULL OR w.`asked_tpp` + w.`used_tpp` <= s.`value` ->> '$.tpp')
              AND (s.`value` -> '$.units' IS NULL OR w.`asked_units` + w.`used_units` <= s.`value` ->> '$.units')
              AND (s.`value` -> '$.value' IS NULL OR w.`asked_value` + w.`used_value` <= s.`value` ->> '$.value.minor')
            ORDER BY s.`key` LIMIT 1) END) AS `facts`
      FROM (
        SELECT c.*,
          CASE WHEN c.`ref` IS NULL THEN 1
            WHEN coalesce(NEW.`terms` ->> '$.asOf', NEW.`day`) NOT BETWEEN c.`period_from` AND c.`period_to` THEN 2
            WHEN (c.`ceiling_units` IS NOT NULL AND c.`asked_units` IS NULL) OR (c.`ceiling_value` IS NOT NULL AND (c.`asked_value` IS NULL OR c.`asked_currency` IS NOT c.`currency`)) THEN 3
            WHEN c.`asked_tpp` > c.`room_tpp` OR c.`asked_units` > c.`room_units` OR c.`asked_value` > c.`room_value` THEN 4 END AS `rank`,
          CASE WHEN c.`ceiling_units` IS NOT NULL AND c.`asked_units` IS NULL THEN 'units'
            WHEN c.`ceiling_value` IS NOT NULL AND (c.`asked_value` IS NULL OR c.`asked_currency` IS NOT c.`currency`) THEN 'value'
            WHEN c.`asked_tpp` > c.`room_tpp` THEN 'tpp' WHEN c.`asked_units` > c.`room_units` THEN 'units' WHEN c.`asked_value` > c.`room_value` THEN 'value' END AS `measure`,
          CASE WHEN c.`asked_tpp` > c.`room_tpp` THEN c.`asked_tpp` WHEN c.`asked_units` > c.`room_units` THEN c.`asked_units` ELSE c.`asked_value` END AS `requested`,
          max(0, CASE WHEN c.`asked_tpp` > c.`room_tpp` THEN c.`room_tpp` WHEN c.`asked_units` > c.`room_units` THEN c.`room_units` ELSE c.`room_value` END) AS `remaining`
        FROM (
          SELECT l.`key` AS `line`, l.`value` ->> '$.allocation' AS `id`, a.`ref`, a.`period_from`, a.`period_to`, a.`ceilings`, a.`ceiling_units`, a.`ceiling_value`, a.`currency`,
            l.`value` ->> '$.tpp' AS `asked_tpp`, l.`value` ->> '$.units' AS `asked_units`, l.`value` ->> '$.value' AS `asked_value`, l.`value` ->> '$.currency' AS `asked_currency`,
            a.`held_tpp` + a.`captured_tpp` - coalesce(r.`held_tpp`, 0) AS `used_tpp`, a.`held_units` + a.`captured_units` - coalesce(r.`held_units`, 0) AS `used_units`,
            a.`held_value` + a.`captured_value` - coalesce(r.`held_value`, 0) AS `used_value`,
            coalesce(a.`numerator` * a.`base_tpp` / a.`denominator`, 9007199254740991) - a.`held_tpp` - a.`captured_tpp` + coalesce(r.`held_tpp`, 0) AS `room_share`,
            min(coalesce(a.`ceiling_tpp`, 9007199254740991), coalesce(a.`numerator` * a.`base_tpp` / a.`denominator`, 9007199254740991)) - a.`held_tpp` - a.`captured_tpp`
              + coalesce(r.`held_tpp`, 0) AS `room_tpp`,
            a.`ceiling_units` - a.`held_units` - a.`captured_units` + coalesce(r.`held_units`, 0) AS `room_units`,
            a.`ceiling_value` - a.`held_value` - a.`captured_value` + coalesce(r.`held_value`, 0) AS `room_value`
          FROM json_each(NEW.`terms`, '$.lines') l
          LEFT JOIN `allocations` a ON a.`owner` = l.`value` ->> '$.owner' AND a.`id` = l.`value` ->> '$.allocation'
          LEFT JOIN `holds` rh ON rh.`tenant` = NEW.`tenant` AND rh.`id` = NEW.`terms` ->> '$.replaces'
          LEFT JOIN `hold_lines` r ON r.`hold` = rh.`ref` AND +r.`allocation` = a.`ref` AND +r.`is_open`
        ) c
      ) w WHERE w.`rank` IS NOT NULL ORDER BY w.`rank`, w.`line` LIMIT 1
    ) v ON true;
  INSERT INTO `entries` (`allocation`, `tenant`, `operation`, `hold`, `line`, `kind`, `held_tpp`, `held_units`, `held_value`, `reason`, `at`)
    SELECT l.`allocation`, o.`tenant`, o.`seq`, l.`hold`, l.`n`, 'released', -l.`held_tpp`, -l.`held_units`, -l.`held_value`, 'replaced', o.`at`
    FROM `operations` o JOIN `holds` h ON h.`tenant` = o.`tenant` AND h.`id` = o.`terms` ->> '$.replaces' JOIN `hold_lines` l ON l.`hold` = h.`ref` AND l.`is_open`
    WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id` AND o.`outcome` = 'placed';
  UPDATE `holds` SET `state` = CASE WHEN EXISTS (SELECT 1 FROM `hold_lines` WHERE `hold` = `ref` AND `captured_tpp` + `captured_units` + `captured_value` > 0) THEN 'captured' ELSE 'released' END
    WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`terms` ->> '$.replaces' AND `state` IN ('held', 'partly-captured')
      AND (SELECT `outcome` FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`) = 'placed';
  INSERT INTO `holds` (`tenant`, `id`, `lines`, `placed_at`, `expires_at`, `state`, `refusal`)
    SELECT o.`tenant`, o.`hold`, o.`terms` -> '$.lines', o.`at`, o.`terms` ->> '$.expiresAt', CASE o.`outcome` WHEN 'placed' THEN 'held' ELSE 'refused' END,
      CASE o.`outcome` WHEN 'placed' THEN NULL ELSE json_insert(o.`facts`, '$.reason', o.`outcome`) END
    FROM `operations` o WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id`
      AND o.`outcome` IN ('placed', 'allocation-not-found', 'allocation-closed', 'ceiling-exceeded');
  INSERT INTO `hold_lines` (`hold`, `n`, `allocation`, `tpp`, `units`, `value`, `currency`, `held_tpp`, `held_units`, `held_value`, `expires_at`, `is_open`)
    SELECT h.`ref`, l.`key`, a.`ref`, l.`value` ->> '$.tpp', l.`value` ->> '$.units', l.`value` ->> '$.value', l.`value` ->> '$.currency',
      l.`value` ->> '$.tpp', coalesce(l.`value` ->> '$.units', 0), coalesce(l.`value` ->> '$.value', 0), h.`expires_at`, 1
    FROM `operations` o JOIN `holds` h ON h.`tenant` = o.`tenant` AND h.`id` = o.`hold` JOIN json_each(NEW.`terms`, '$.lines') l
    JOIN `allocations` a ON a.`owner` = l.`value` ->> '$.owner' AND a.`id` = l.`value` ->> '$.allocation'
    WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id` AND o.`outcome` = 'placed';
  INSERT INTO `entries` (`allocation`, `tenant`, `operation`, `hold`, `line`, `kind`, `held_tpp`, `held_units`, `held_value`, `at`)
    SELECT l.`allocation`, o.`tenant`, o.`seq`, l.`hold`, l.`n`, 'placed', l.`held_tpp`, l.`held_units`, l.`held_value`, o.`at`
    FROM `operations` o JOIN `holds` h ON h.`tenant` = o.`tenant` AND h.`id` = o.`hold` JOIN `hold_lines` l ON l.`hold` = h.`ref`
    WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id` AND o.`outcome` = 'placed';
  UPDATE `operations` SET `hold_after` = (SELECT `snapshot` FROM `hold_snapshots` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`hold`)
    WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id` AND `outcome` IN ('standing', 'hold-refused', 'hold-differs');
END;
--> statement-breakpoint
-- Capturing in parts or finally, and releasing. Refused: there is no such hold, it is not open, it is frozen, it holds less.
CREATE TRIGGER `settle` INSTEAD OF INSERT ON `operation_requests`
WHEN NEW.`op` IN ('capture', 'release') AND NOT EXISTS (SELECT 1 FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`)
BEGIN
  INSERT INTO `lapse_requests` (`allocation`, `at`)
    SELECT l.`allocation`, NEW.`at` FROM `holds` h JOIN `hold_lines` l ON l.`hold` = h.`ref` WHERE h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold` AND l.`expires_at` <= NEW.`at`;
  INSERT INTO `operations` (`tenant`, `id`, `op`, `hold`, `terms`, `at`, `key`, `outcome`, `facts`)
    SELECT NEW.`tenant`, NEW.`id`, NEW.`op`, NEW.`hold`, NEW.`terms`, NEW.`at`, NEW.`key`,
      CASE WHEN h.`ref` IS NULL THEN 'hold-not-found'
        WHEN h.`state` NOT IN ('held', 'partly-captured') THEN 'hold-not-open'
        WHEN h.`is_frozen` AND NEW.`op` = 'capture' THEN 'hold-frozen'
        ELSE coalesce(v.`verdict`, CASE NEW.`op` WHEN 'capture' THEN 'captured' ELSE 'released' END) END,
      CASE WHEN h.`ref` IS NULL THEN NULL WHEN h.`state` NOT IN ('held', 'partly-captured') THEN json_object('state', h.`state`) ELSE v.`facts` END
    FROM (SELECT 1) LEFT JOIN `holds` h ON h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold`
    LEFT JOIN (
      SELECT CASE w.`rank` WHEN 1 THEN 'measure-missing' ELSE 'capture-exceeds-hold' END AS `verdict`,
        json_object('line', w.`line`, 'allocation', w.`id`, 'measure', w.`measure`,
          'requested', CASE w.`measure` WHEN 'units' THEN w.`asked_units` WHEN 'value' THEN w.`asked_value` ELSE w.`asked_tpp` END,
          'remaining', CASE w.`measure` WHEN 'units' THEN w.`left_units` WHEN 'value' THEN w.`left_value` ELSE w.`left_tpp` END) AS `facts`
      FROM (
        SELECT c.`key` AS `line`, c.`value` ->> '$.allocation' AS `id`,
          c.`value` ->> '$.tpp' AS `asked_tpp`, coalesce(c.`value` ->> '$.units', 0) AS `asked_units`, coalesce(c.`value` ->> '$.value', 0) AS `asked_value`,
          coalesce(l.`held_tpp`, 0) AS `left_tpp`, coalesce(l.`held_units`, 0) AS `left_units`, coalesce(l.`held_value`, 0) AS `left_value`,
          CASE WHEN l.`units` IS NOT NULL AND c.`value` ->> '$.units' IS NULL THEN 'units'
            WHEN l.`value` IS NOT NULL AND (c.`value` ->> '$.value' IS NULL OR c.`value` ->> '$.currency' IS NOT l.`currency`) THEN 'value'
            WHEN l.`hold` IS NULL OR c.`value` ->> '$.tpp' > l.`held_tpp` THEN 'tpp' WHEN coalesce(c.`value` ->> '$.units', 0) > l.`held_units` THEN 'units' ELSE 'value' END AS `measure`,
          CASE WHEN l.`hold` IS NULL THEN 2
            WHEN (l.`units` IS NOT NULL AND c.`value` ->> '$.units' IS NULL) OR (l.`value` IS NOT NULL AND (c.`value` ->> '$.value' IS NULL OR c.`value` ->> '$.currency' IS NOT l.`currency`)) THEN 1
            WHEN c.`value` ->> '$.tpp' > l.`held_tpp` OR coalesce(c.`value` ->> '$.units', 0) > l.`held_units` OR coalesce(c.`value` ->> '$.value', 0) > l.`held_value` THEN 2 END AS `rank`
        FROM json_each(NEW.`terms`, '$.lines') c
        LEFT JOIN `holds` h ON h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold`
        LEFT JOIN `allocations` a ON a.`owner` = c.`value` ->> '$.owner' AND a.`id` = c.`value` ->> '$.allocation'
        LEFT JOIN `hold_lines` l ON l.`hold` = h.`ref` AND l.`allocation` = a.`ref`
      ) w WHERE w.`rank` IS NOT NULL ORDER BY w.`rank`, w.`line` LIMIT 1
    ) v ON true;
  INSERT INTO `entries` (`allocation`, `tenant`, `operation`, `hold`, `line`, `kind`, `held_tpp`, `captured_tpp`, `held_units`, `captured_units`, `held_value`, `captured_value`, `at`)
    SELECT l.`allocation`, o.`tenant`, o.`seq`, l.`hold`, l.`n`, 'captured', -x.`tpp`, x.`tpp`, -x.`units`, x.`units`, -x.`value`, x.`value`, o.`at`
    FROM `operations` o JOIN `holds` h ON h.`tenant` = o.`tenant` AND h.`id` = o.`hold` JOIN (
      SELECT l.`hold`, l.`n`, l.`allocation`,
        CASE WHEN NEW.`terms` -> '$.lines' IS NULL THEN l.`held_tpp` ELSE c.`value` ->> '$.tpp' END AS `tpp`,
        CASE WHEN NEW.`terms` -> '$.lines' IS NULL THEN l.`held_units` ELSE coalesce(c.`value` ->> '$.units', 0) END AS `units`,
        CASE WHEN NEW.`terms` -> '$.lines' IS NULL THEN l.`held_value` ELSE coalesce(c.`value` ->> '$.value', 0) END AS `value`
      FROM `holds` h JOIN `hold_lines` l ON l.`hold` = h.`ref` JOIN `allocations` a ON a.`ref` = l.`allocation`
      LEFT JOIN json_each(NEW.`terms`, '$.lines') c ON c.`value` ->> '$.owner' = a.`owner` AND c.`value` ->> '$.allocation' = a.`id`
      WHERE h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold` AND l.`is_open`
    ) x ON x.`hold` = h.`ref` JOIN `hold_lines` l ON l.`hold` = x.`hold` AND l.`n` = x.`n`
    WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id` AND o.`outcome` = 'captured' AND x.`tpp` + x.`units` + x.`value` > 0;
  INSERT INTO `entries` (`allocation`, `tenant`, `operation`, `hold`, `line`, `kind`, `held_tpp`, `held_units`, `held_value`, `at`)
    SELECT l.`allocation`, o.`tenant`, o.`seq`, l.`hold`, l.`n`, 'released', -l.`held_tpp`, -l.`held_units`, -l.`held_value`, o.`at`
    FROM `operations` o JOIN `holds` h ON h.`tenant` = o.`tenant` AND h.`id` = o.`hold` JOIN `hold_lines` l ON l.`hold` = h.`ref` AND l.`is_open`
    WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id` AND (o.`outcome` = 'released' OR (o.`outcome` = 'captured' AND coalesce(o.`terms` ->> '$.final', 1)));
  UPDATE `holds` SET `state` = CASE
      WHEN EXISTS (SELECT 1 FROM `hold_lines` WHERE `hold` = `ref` AND `is_open`) THEN
        CASE WHEN EXISTS (SELECT 1 FROM `hold_lines` WHERE `hold` = `ref` AND `captured_tpp` + `captured_units` + `captured_value` > 0) THEN 'partly-captured' ELSE `state` END
      WHEN EXISTS (SELECT 1 FROM `hold_lines` WHERE `hold` = `ref` AND `captured_tpp` + `captured_units` + `captured_value` > 0) THEN 'captured'
      ELSE 'released' END
    WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`hold`
      AND (SELECT `outcome` FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`) IN ('captured', 'released');
  UPDATE `operations` SET `hold_after` = (SELECT `snapshot` FROM `hold_snapshots` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`hold`)
    WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`;
END;
--> statement-breakpoint
-- Extending and freezing. Nobody keeps a shared ceiling longer than `longestMs` from the instant it was placed, nor one of its own
-- longer than `ownLongestMs`.
CREATE TRIGGER `keep` INSTEAD OF INSERT ON `operation_requests`
WHEN NEW.`op` IN ('extend', 'freeze') AND NOT EXISTS (SELECT 1 FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`)
BEGIN
  INSERT INTO `lapse_requests` (`allocation`, `at`)
    SELECT l.`allocation`, NEW.`at` FROM `holds` h JOIN `hold_lines` l ON l.`hold` = h.`ref` WHERE h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold` AND l.`expires_at` <= NEW.`at`;
  INSERT INTO `operations` (`tenant`, `id`, `op`, `hold`, `terms`, `at`, `key`, `outcome`, `facts`)
    SELECT NEW.`tenant`, NEW.`id`, NEW.`op`, NEW.`hold`, NEW.`terms`, NEW.`at`, NEW.`key`,
      CASE WHEN h.`ref` IS NULL THEN 'hold-not-found'
        WHEN h.`state` NOT IN ('held', 'partly-captured') THEN 'hold-not-open'
        WHEN NEW.`op` = 'freeze' THEN 'frozen'
        WHEN NEW.`terms` ->> '$.expiresAt' < h.`expires_at` THEN 'not-later'
        WHEN NEW.`terms` ->> '$.expiresAt' > h.`latest` THEN 'held-too-long'
        ELSE 'extended' END,
      CASE WHEN h.`ref` IS NULL THEN NULL ELSE json_object('state', h.`state`, 'expiresAt', h.`expires_at`, 'latest', h.`latest`) END
    FROM (SELECT 1) LEFT JOIN (
      SELECT *, `placed_at` + CASE WHEN EXISTS (SELECT 1 FROM `hold_lines` l JOIN `allocations` a ON a.`ref` = l.`allocation` WHERE l.`hold` = `holds`.`ref` AND a.`owner` = '*')
        THEN NEW.`terms` ->> '$.longestMs' ELSE NEW.`terms` ->> '$.ownLongestMs' END AS `latest` FROM `holds`
    ) h ON h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold`;
  UPDATE `holds` SET
      `expires_at` = CASE NEW.`op` WHEN 'extend' THEN NEW.`terms` ->> '$.expiresAt' ELSE `expires_at` END,
      `is_frozen` = CASE NEW.`op` WHEN 'freeze' THEN coalesce(NEW.`terms` ->> '$.frozen', 1) ELSE `is_frozen` END
    WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`hold`
      AND (SELECT `outcome` FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`) IN ('extended', 'frozen');
  UPDATE `hold_lines` SET `expires_at` = NEW.`terms` ->> '$.expiresAt'
    WHERE `hold` = (SELECT `ref` FROM `holds` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`hold`)
      AND (SELECT `outcome` FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`) = 'extended';
  UPDATE `operations` SET `hold_after` = (SELECT `snapshot` FROM `hold_snapshots` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`hold`)
    WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`;
END;
--> statement-breakpoint
-- Undoing what was captured. `restores` names the kinds of allocation to which the reason gives quota back; to others it is noted.
CREATE TRIGGER `reverse` INSTEAD OF INSERT ON `operation_requests`
WHEN NEW.`op` = 'reverse' AND NOT EXISTS (SELECT 1 FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`)
BEGIN
  INSERT INTO `lapse_requests` (`allocation`, `at`)
    SELECT l.`allocation`, NEW.`at` FROM `holds` h JOIN `hold_lines` l ON l.`hold` = h.`ref` WHERE h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold` AND l.`expires_at` <= NEW.`at`;
  INSERT INTO `operations` (`tenant`, `id`, `op`, `hold`, `terms`, `at`, `key`, `outcome`, `facts`)
    SELECT NEW.`tenant`, NEW.`id`, NEW.`op`, NEW.`hold`, NEW.`terms`, NEW.`at`, NEW.`key`,
      CASE WHEN h.`ref` IS NULL THEN 'hold-not-found' ELSE coalesce(v.`verdict`, 'reversed') END, v.`facts`
    FROM (SELECT 1) LEFT JOIN `holds` h ON h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold`
    LEFT JOIN (
      SELECT CASE w.`rank` WHEN 1 THEN 'measure-missing' ELSE 'capture-exceeds-hold' END AS `verdict`,
        json_object('line', w.`line`, 'allocation', w.`id`, 'measure', w.`measure`,
          'requested', CASE w.`measure` WHEN 'units' THEN w.`asked_units` WHEN 'value' THEN w.`asked_value` ELSE w.`asked_tpp` END,
          'remaining', CASE w.`measure` WHEN 'units' THEN w.`left_units` WHEN 'value' THEN w.`left_value` ELSE w.`left_tpp` END) AS `facts`
      FROM (
        SELECT c.`key` AS `line`, c.`value` ->> '$.allocation' AS `id`,
          c.`value` ->> '$.tpp' AS `asked_tpp`, coalesce(c.`value` ->> '$.units', 0) AS `asked_units`, coalesce(c.`value` ->> '$.value', 0) AS `asked_value`,
          coalesce(l.`captured_tpp` - l.`undone_tpp`, 0) AS `left_tpp`, coalesce(l.`captured_units` - l.`undone_units`, 0) AS `left_units`, coalesce(l.`captured_value` - l.`undone_value`, 0) AS `left_value`,
          CASE WHEN l.`units` IS NOT NULL AND c.`value` ->> '$.units' IS NULL THEN 'units'
            WHEN l.`value` IS NOT NULL AND (c.`value` ->> '$.value' IS NULL OR c.`value` ->> '$.currency' IS NOT l.`currency`) THEN 'value'
            WHEN l.`hold` IS NULL OR c.`value` ->> '$.tpp' > l.`captured_tpp` - l.`undone_tpp` THEN 'tpp' WHEN coalesce(c.`value` ->> '$.units', 0) > l.`captured_units` - l.`undone_units` THEN 'units' ELSE 'value' END AS `measure`,
          CASE WHEN l.`hold` IS NULL THEN 2
            WHEN (l.`units` IS NOT NULL AND c.`value` ->> '$.units' IS NULL) OR (l.`value` IS NOT NULL AND (c.`value` ->> '$.value' IS NULL OR c.`value` ->> '$.currency' IS NOT l.`currency`)) THEN 1
            WHEN c.`value` ->> '$.tpp' > l.`captured_tpp` - l.`undone_tpp` OR coalesce(c.`value` ->> '$.units', 0) > l.`captured_units` - l.`undone_units`
              OR coalesce(c.`value` ->> '$.value', 0) > l.`captured_value` - l.`undone_value` THEN 2 END AS `rank`
        FROM json_each(NEW.`terms`, '$.lines') c
        LEFT JOIN `holds` h ON h.`tenant` = NEW.`tenant` AND h.`id` = NEW.`hold`
        LEFT JOIN `allocations` a ON a.`owner` = c.`value` ->> '$.owner' AND a.`id` = c.`value` ->> '$.allocation'
        LEFT JOIN `hold_lines` l ON l.`hold` = h.`ref` AND l.`allocation` = a.`ref`
      ) w WHERE w.`rank` IS NOT NULL ORDER BY w.`rank`, w.`line` LIMIT 1
    ) v ON true;
  INSERT INTO `entries` (`allocation`, `tenant`, `operation`, `hold`, `line`, `kind`, `captured_tpp`, `captured_units`, `captured_value`, `undone_tpp`, `undone_units`, `undone_value`, `reason`, `at`)
    SELECT l.`allocation`, o.`tenant`, o.`seq`, l.`hold`, l.`n`, CASE WHEN b.`restores` THEN 'reversed' ELSE 'noted' END,
      CASE WHEN b.`restores` THEN -b.`tpp` ELSE 0 END, CASE WHEN b.`restores` THEN -b.`units` ELSE 0 END, CASE WHEN b.`restores` THEN -b.`value` ELSE 0 END,
      b.`tpp`, b.`units`, b.`value`, o.`terms` ->> '$.reason', o.`at`
    FROM `operations` o JOIN `holds` h ON h.`tenant` = o.`tenant` AND h.`id` = o.`hold` JOIN (
      SELECT a.`ref`, c.`value` ->> '$.tpp' AS `tpp`, coalesce(c.`value` ->> '$.units', 0) AS `units`, coalesce(c.`value` ->> '$.value', 0) AS `value`,
        a.`kind` IN (SELECT `value` FROM json_each(NEW.`terms`, '$.restores')) AS `restores`
      FROM json_each(NEW.`terms`, '$.lines') c JOIN `allocations` a ON a.`owner` = c.`value` ->> '$.owner' AND a.`id` = c.`value` ->> '$.allocation'
    ) b JOIN `hold_lines` l ON l.`hold` = h.`ref` AND l.`allocation` = b.`ref`
    WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id` AND o.`outcome` = 'reversed';
  UPDATE `operations` SET `hold_after` = (SELECT `snapshot` FROM `hold_snapshots` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`hold`)
    WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`;
END;
--> statement-breakpoint
-- What a consignee certified to have received, as far as neither our captures nor earlier certifications explain it. It is booked up
-- to the ceiling and no further.
CREATE TRIGGER `declare` INSTEAD OF INSERT ON `operation_requests`
WHEN NEW.`op` = 'declare' AND NOT EXISTS (SELECT 1 FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`)
BEGIN
  INSERT INTO `step_requests` (`allocation`, `day`)
    SELECT a.`ref`, NEW.`day` FROM json_each(NEW.`terms`, '$.lines') l
    JOIN `allocations` a ON a.`owner` = l.`value` ->> '$.owner' AND a.`id` = l.`value` ->> '$.allocation' WHERE a.`next_step_on` <= NEW.`day`;
  -- A lapsed hold must not stand where something received belongs.
  INSERT INTO `lapse_requests` (`allocation`, `at`)
    SELECT a.`ref`, NEW.`at` FROM json_each(NEW.`terms`, '$.lines') l
    JOIN `allocations` a ON a.`owner` = l.`value` ->> '$.owner' AND a.`id` = l.`value` ->> '$.allocation';
  INSERT INTO `operations` (`tenant`, `id`, `op`, `hold`, `terms`, `at`, `key`, `outcome`) VALUES (NEW.`tenant`, NEW.`id`, NEW.`op`, NULL, NEW.`terms`, NEW.`at`, NEW.`key`, 'declared');
  INSERT INTO `entries` (`allocation`, `tenant`, `operation`, `kind`, `captured_tpp`, `reason`, `at`)
    SELECT d.`ref`, o.`tenant`, o.`seq`, 'declared', d.`unexplained`, 'certified', o.`at`
    FROM `operations` o JOIN (
      SELECT a.`ref`, min(
          max(coalesce(l.`value` ->> '$.total', 0) - a.`captured_tpp`, coalesce(l.`value` ->> '$.elsewhere', 0) - a.`declared_tpp`),
          min(coalesce(a.`ceiling_tpp`, 9007199254740991), coalesce(a.`numerator` * a.`base_tpp` / a.`denominator`, 9007199254740991))
            - a.`held_tpp` - a.`captured_tpp`) AS `unexplained`
      FROM json_each(NEW.`terms`, '$.lines') l JOIN `allocations` a ON a.`owner` = l.`value` ->> '$.owner' AND a.`id` = l.`value` ->> '$.allocation'
    ) d WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id` AND d.`unexplained` > 0;
END;
--> statement-breakpoint
-- The base of a share moves in every allocation of its holder at once.
CREATE TRIGGER `base` INSTEAD OF INSERT ON `operation_requests`
WHEN NEW.`op` = 'base' AND NOT EXISTS (SELECT 1 FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`)
BEGIN
  -- A lapsed hold must not make a fallen base look exceeded.
  INSERT INTO `lapse_requests` (`allocation`, `at`)
    SELECT s.`ref`, NEW.`at` FROM `allocations` a JOIN `allocations` s ON s.`owner` = a.`owner` AND s.`kind` = a.`kind` AND s.`holder` = a.`holder` AND s.`numerator` IS NOT NULL
    WHERE a.`owner` = NEW.`terms` ->> '$.owner' AND a.`id` = NEW.`terms` ->> '$.allocation';
  INSERT INTO `operations` (`tenant`, `id`, `op`, `hold`, `terms`, `at`, `key`, `outcome`, `facts`)
    SELECT NEW.`tenant`, NEW.`id`, NEW.`op`, NULL, NEW.`terms`, NEW.`at`, NEW.`key`,
      CASE WHEN a.`ref` IS NULL THEN 'allocation-not-found' WHEN a.`numerator` IS NULL THEN 'no-base'
        WHEN a.`base_tpp` + (NEW.`terms` ->> '$.deltaTpp') < 0 THEN 'base-below-zero'
        WHEN a.`base_tpp` + (NEW.`terms` ->> '$.deltaTpp') > 9007199254740991 THEN 'base-too-large' ELSE 'moved' END,
      json_object('baseTpp', a.`base_tpp`)
    FROM (SELECT 1) LEFT JOIN `allocations` a ON a.`owner` = NEW.`terms` ->> '$.owner' AND a.`id` = NEW.`terms` ->> '$.allocation';
  INSERT INTO `entries` (`allocation`, `tenant`, `operation`, `kind`, `base_tpp`, `reason`, `at`)
    SELECT s.`ref`, o.`tenant`, o.`seq`, 'base', o.`terms` ->> '$.deltaTpp', o.`terms` ->> '$.reason', o.`at`
    FROM `operations` o JOIN `allocations` a ON a.`owner` = o.`terms` ->> '$.owner' AND a.`id` = o.`terms` ->> '$.allocation'
    JOIN `allocations` s ON s.`owner` = a.`owner` AND s.`kind` = a.`kind` AND s.`holder` = a.`holder` AND s.`numerator` IS NOT NULL
    WHERE o.`tenant` = NEW.`tenant` AND o.`id` = NEW.`id` AND o.`outcome` = 'moved';
END;
