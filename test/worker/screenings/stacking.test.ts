import { describe, expect, test } from 'vitest'
import { aBuyer, anLppOrder } from '../../support/orders'
import { db } from '../database'
import { type Answer, aTenant, request, screened } from './service'

const each = 15_832
/** Digits that no other test has. */
const someDigits = (): string => String(crypto.getRandomValues(new Uint32Array(1))[0]).padStart(10, '7')
/** A consignee that has nothing in common with another but what is given. */
const buyer = (change: object = {}) => {
  const own = crypto.randomUUID()
  return { parties: { ultimateConsignee: aBuyer('IN', { name: `Example ${own}`, registration: { scheme: 'lei', id: own }, ...change }) } }
}
const stackingIn = ({ redFlags }: Answer) => redFlags.filter(({ code }) => code === 'SHELL_STACKING')

describe('a consignee that looks like another', () => {
  test('is for a person, told the kind of thing and the total and nothing of the other', async () => {
    const phone = `+91 ${someDigits()}`
    const email = `a@${crypto.randomUUID()}.example`
    const own = crypto.randomUUID()
    const before = await screened(await aTenant(), anLppOrder(100, 0, buyer({ name: `Example ${own}`, phone, email })))
    expect(before.decision).toBe('allow')

    const after = await screened(
      await aTenant(),
      anLppOrder(10, 0, buyer({ phone: phone.replace('+', '00'), email: email.replace('a@', 'b@in.') })),
    )
    expect(after.decision).toBe('review')
    const [flag, ...others] = stackingIn(after)
    expect(others).toEqual([])
    expect(flag).toMatchObject({ severity: 'high', because: expect.stringContaining('telephone number and e-mail domain') })
    expect(flag?.because).toContain(`together they use ${110 * each} TPP`)
    for (const secret of [own, before.id]) expect(JSON.stringify(after)).not.toContain(secret)
    expect(after.hold).toBeDefined()
  })

  test('is told so where nothing is set aside, too', async () => {
    const phone = `+91 ${someDigits()}`
    await screened(await aTenant(), anLppOrder(100, 0, buyer({ phone })))
    const { hold: _, ...order } = anLppOrder(10, 0, buyer({ phone })) as { hold?: unknown }
    expect(stackingIn(await screened(await aTenant(), order))).toHaveLength(1)
  })

  test('is not where the other only asked, and drew nothing', async () => {
    const phone = `+91 ${someDigits()}`
    const { hold: _, ...order } = anLppOrder(100, 0, buyer({ phone })) as { hold?: unknown }
    await screened(await aTenant(), order)
    expect(stackingIn(await screened(await aTenant(), anLppOrder(10, 0, buyer({ phone }))))).toEqual([])
  })

  test('is not by a mailbox that anyone may have', async () => {
    await screened(await aTenant(), anLppOrder(100, 0, buyer({ email: 'one@gmail.com' })))
    const answer = await screened(await aTenant(), anLppOrder(10, 0, buyer({ email: 'two@gmail.com' })))
    expect(stackingIn(answer)).toEqual([])
    expect(answer.decision).toBe('allow')
  })

  test('is not itself, however often it orders', async () => {
    const again = buyer({ phone: `+91 ${someDigits()}` })
    await screened(await aTenant(), anLppOrder(100, 0, again))
    expect(stackingIn(await screened(await aTenant(), anLppOrder(10, 0, again)))).toEqual([])
  })

  test('is found under the other’s operator, where that draws by election', async () => {
    const phone = `+91 ${someDigits()}`
    const own = crypto.randomUUID()
    const operator = aBuyer('IN', { name: `Example ${own}`, registration: { scheme: 'lei', id: own }, phone })
    const elected = { election: { lppBookedTo: 'operator' }, parties: { ...buyer({ headquarters: 'US' }).parties, operator } }
    const first = await screened(await aTenant(), anLppOrder(100, 0, elected))
    expect(first.hold).toBeDefined()
    expect(stackingIn(await screened(await aTenant(), anLppOrder(10, 0, buyer({ phone }))))).toHaveLength(1)
  })

  test('leaves nothing readable beside the allocation', async () => {
    const digits = someDigits()
    await screened(await aTenant(), anLppOrder(100, 0, buyer({ phone: `+91 ${digits}`, address: '5 Example Street, Unit 3' })))
    const { results } = await db.prepare('SELECT mark FROM consignee_marks').all<{ mark: string }>()
    expect(results.length).toBeGreaterThan(0)
    for (const { mark } of results) expect(mark).toMatch(/^[\w-]{22}$/)
  })
})

test('without the secret nobody can be compared, and nothing is kept or let through', async () => {
  const key = await aTenant()
  const response = await request(key, '/v1/screenings', { body: anLppOrder(10, 0, buyer()), env: { MARK_SECRET: undefined } })
  expect(response.status).toBe(500)
  const { results } = await db.prepare('SELECT id FROM screenings WHERE tenant = ?1').bind(key.tenant).all()
  expect(results).toEqual([])
})
