import { describe, expect, test, vi } from 'vitest'
import { anExport } from '../../support/builders'
import { answerOf, pointersIn, problemOf, send } from './service'

const contacts = {
  aliases: ['Example Other Name'],
  address: '5 Example Street, Unit 3',
  addressClass: 'virtual-office',
  phone: '+65 6555 0123',
  email: 'orders@orion.example',
}
const body = (change: object) => {
  const { partiesScreened: _, ...plain } = anExport()
  return { ...plain, parties: { ultimateConsignee: { ...plain.parties.ultimateConsignee, ...change } } }
}

describe('what a party is told from others by', () => {
  test('changes no determination', async () => {
    const without = await answerOf(await send('/v1/determinations', body({})))
    expect(await answerOf(await send('/v1/determinations', body(contacts)))).toEqual(without)
  })

  test('is not logged', async () => {
    const lines: unknown[] = []
    vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line))
    await send('/v1/determinations', body(contacts))
    await send('/v1/determinations', body({ ...contacts, email: 'nobody' }))
    expect(lines).toHaveLength(2)
    for (const secret of ['6555', 'orion.example', 'Example Street', 'nobody']) expect(lines.join('\n')).not.toContain(secret)
  })

  test.each([
    ['phone', '1'.repeat(41)],
    ['email', `${'a'.repeat(247)}@b.example`.slice(-255)],
    ['email', 'orders'],
    ['email', 'or ders@orion.example'],
    ['email', 'a@b@orion.example'],
    ['addressClass', 'castle'],
  ])('is refused where %s is %s', async (field, value) => {
    const problem = await problemOf(await send('/v1/determinations', body({ [field]: value })), 'invalid-request')
    expect(pointersIn(problem)).toEqual([`/parties/ultimateConsignee/${field}`])
  })

  test.each([
    ['phone', '1'.repeat(40)],
    ['email', `${'a'.repeat(244)}@b.example`],
  ])('is taken where %s is as long as may be', async (field, value) => {
    await answerOf(await send('/v1/determinations', body({ [field]: value })))
  })
})
