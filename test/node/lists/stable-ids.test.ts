import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imported, snapshotLine } from './imported'

const idsOf = async (lines: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { entries } = await imported({ 'rows.jsonl': lines.join('\n') })
  return new Map(entries.map(({ id, notices, countries, list, name }) => [[list, name, countries, notices].join('|'), id]))
}

const line = (name: string, notice: string, countries: readonly string[] = ['CN']) =>
  snapshotLine({ name, federal_register_notice: notice, countries })

const one = line('Example One', '80 FR 100')
const later = line('Example One', '81 FR 50')
const latest = line('EXAMPLE, ONE', '101 FR 7')
const elsewhere = line('Example One', '80 FR 100', ['HK'])
const numbered = snapshotLine({ list: 'SDN', entity_number: '36', name: 'Example One' })
const all = [one, later, latest, elsewhere, numbered]

test("an id is the list's code, and its number or a hash of name and countries", async () => {
  const ids = [...(await idsOf(all)).values()]
  expect(ids).toContain('SDN-36')
  const [base = ''] = ids.filter((id) => /^EL-[0-9a-f]{10}$/.test(id) && ids.includes(`${id}-2`))
  expect(ids.filter((id) => id.startsWith(base)).sort()).toEqual([base, `${base}-2`, `${base}-3`])
  expect(ids.filter((id) => /^EL-[0-9a-f]{10}$/.test(id))).toHaveLength(2)
})

test('ids stay whichever way the rows are ordered', async () => {
  const ids = await idsOf(all)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (lines) => {
      const again = await idsOf(lines)
      for (const [row, id] of ids) expect(again.get(row)).toBe(id)
    }),
    { numRuns: 20 },
  )
})

// Quirk 9: an entity is listed once for each destination, so that list and name are not enough.
test('ids stay when rows are added: a later notice takes a later number', async () => {
  const before = await idsOf([one, elsewhere])
  const after = await idsOf(all)
  for (const [row, id] of before) expect(after.get(row)).toBe(id)
  expect(new Set(after.values()).size).toBe(all.length)
})

test('ids stay when an alias, a policy or the spelling of the name changes', async () => {
  const [was] = (await idsOf([one])).values()
  const changed = snapshotLine({ name: ' Example  One,', alt_names: ['Sample'], license_policy: 'Presumption of denial' })
  expect([...(await idsOf([changed])).values()]).toEqual([was])
  expect([...(await idsOf([line('Example Two', '80 FR 100')])).values()]).not.toEqual([was])
})
