/** One promise taken out of the migrations, as a slip of somebody's hand might. */
export type Mutant = { readonly name: string; readonly slips: readonly Slip[] }

/** Every place where the text stands is changed; `only` narrows that to one trigger. */
type Slip = { readonly from: string | RegExp; readonly to: string; readonly only?: string }

const roomCompared = 'WHEN c.`asked_tpp` > c.`room_tpp` OR c.`asked_units` > c.`room_units` OR c.`asked_value` > c.`room_value` THEN 4'
const noCeilingCheck = { from: /CONSTRAINT "allocations_within_\w+" CHECK\(.*\)(,?)$/gm, to: 'CHECK(true)$1' }
const noUndoneCheck = { from: /CONSTRAINT "hold_lines_undone_once" CHECK\(.*\)(,?)$/gm, to: 'CHECK(true)$1' }
const unlessDone = 'AND NOT EXISTS (SELECT 1 FROM `operations` WHERE `tenant` = NEW.`tenant` AND `id` = NEW.`id`)'
const twice = (only: string): readonly Slip[] => [
  { from: unlessDone, to: '', only },
  { from: 'INSERT INTO `operations`', to: 'INSERT OR IGNORE INTO `operations`', only },
]

export const mutants: readonly Mutant[] = [
  { name: 'no ceiling is compared and no CHECK stands behind', slips: [{ from: roomCompared, to: 'WHEN false THEN 4' }, noCeilingCheck] },
  { name: 'no ceiling is compared, and the CHECK aborts', slips: [{ from: roomCompared, to: 'WHEN false THEN 4' }] },
  {
    name: 'a ceiling may be passed by one',
    slips: [{ from: roomCompared, to: roomCompared.replace('`room_tpp`', '`room_tpp` + 1') }, noCeilingCheck],
  },
  {
    name: 'units are not limited',
    slips: [{ from: roomCompared, to: roomCompared.replace('c.`asked_units` > c.`room_units`', 'false') }, noCeilingCheck],
  },
  {
    name: 'a share of a base is not compared',
    slips: [{ from: 'coalesce(a.`numerator` * a.`base_tpp` / a.`denominator`', to: 'coalesce(NULL' }, noCeilingCheck],
  },
  {
    name: 'only the first line decides',
    slips: [{ from: 'WHERE w.`rank` IS NOT NULL', to: 'WHERE w.`line` = 0 AND w.`rank` IS NOT NULL', only: 'place' }, noCeilingCheck],
  },
  {
    name: 'the first line is heard before the first reason',
    slips: [{ from: 'ORDER BY w.`rank`, w.`line`', to: 'ORDER BY w.`line`', only: 'place' }],
  },
  { name: 'what lapsed keeps its room', slips: [{ from: /INSERT INTO `lapse_requests`[^;]*;/g, to: '', only: 'place' }] },
  {
    name: 'a hold still counts at the instant at which it expires',
    slips: [{ from: '`expires_at` <= NEW.`at`', to: '`expires_at` < NEW.`at`' }],
  },
  { name: 'what lapsed may be captured', slips: [{ from: /INSERT INTO `lapse_requests`[^;]*;/g, to: '', only: 'settle' }] },
  { name: 'a repeated capture captures twice', slips: twice('settle') },
  { name: 'a repeated reversal gives back twice', slips: twice('reverse') },
  { name: 'a repeated base entry moves twice', slips: twice('base') },
  {
    name: 'a final capture keeps the rest',
    slips: [{ from: "o.`outcome` = 'captured' AND coalesce(o.`terms` ->> '$.final', 1)", to: 'false' }],
  },
  { name: 'a part captured releases the rest', slips: [{ from: "coalesce(o.`terms` ->> '$.final', 1)", to: 'true' }] },
  {
    name: 'what was undone is undone again',
    slips: [{ from: /(`captured_\w+`) - l\.`undone_\w+`/g, to: '$1', only: 'reverse' }, noUndoneCheck],
  },
  {
    name: 'every reason gives quota back',
    slips: [{ from: "a.`kind` IN (SELECT `value` FROM json_each(NEW.`terms`, '$.restores'))", to: 'true' }],
  },
  { name: 'a hold that was replaced stays', slips: [{ from: /INSERT INTO `entries`[^;]*'replaced'[^;]*;/g, to: '' }] },
  { name: 'a hold that was replaced gives no room', slips: [{ from: /\+ coalesce\(r\.`held_\w+`, 0\)/g, to: '' }] },
  { name: 'a frozen hold is captured', slips: [{ from: "WHEN h.`is_frozen` AND NEW.`op` = 'capture' THEN 'hold-frozen'", to: '' }] },
  { name: 'a failed id is placed again', slips: [{ from: "WHEN h.`state` = 'refused' THEN 'hold-refused'", to: '' }] },
  { name: 'a step that came due is not taken', slips: [{ from: /INSERT INTO `step_requests`[^;]*;/g, to: '', only: 'place' }] },
  {
    name: 'a closed allocation is drawn on',
    slips: [{ from: "WHEN coalesce(NEW.`terms` ->> '$.asOf', NEW.`day`) NOT BETWEEN c.`period_from` AND c.`period_to` THEN 2", to: '' }],
  },
  { name: 'a shared ceiling is kept for more than thirty days', slips: [{ from: "THEN 'held-too-long'", to: "THEN 'extended'" }] },
  { name: 'a base moves in one allocation of its holder', slips: [{ from: 's.`holder` = a.`holder`', to: 's.`ref` = a.`ref`' }] },
  { name: 'a revoked key is heard', slips: [{ from: ' AND (`revoked_at` IS NULL OR `revoked_at` > NEW.`at`)', to: '' }] },
  {
    name: 'an entry moves what is held and forgets what is captured',
    slips: [{ from: '`captured_tpp` = `captured_tpp` + NEW.`captured_tpp`,', to: '', only: 'entries_move_allocation' }],
  },
]

/** The migrations with one mutant's slips. A slip that finds nothing to change is a mistake of the test. */
export const spoiled = (texts: readonly string[], { name, slips }: Mutant): readonly string[] =>
  slips.reduce<readonly string[]>((before, slip) => {
    const after = before.map((text) => slipped(text, slip))
    if (after.every((text, at) => text === before[at])) throw new Error(`${name}: there is nothing to change`)
    return after
  }, texts)

const slipped = (text: string, { from, to, only }: Slip): string => {
  if (only === undefined) return text.replaceAll(typeof from === 'string' ? from : new RegExp(from), to)
  const [start, end] = [text.indexOf(`CREATE TRIGGER \`${only}\``), text.indexOf('\nEND;', text.indexOf(`CREATE TRIGGER \`${only}\``))]
  return start < 0 ? text : text.slice(0, start) + slipped(text.slice(start, end), { from, to }) + text.slice(end)
}
