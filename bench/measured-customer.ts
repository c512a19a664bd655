import type { CustomerFacts } from '../functions/domain/customers/customer'
import { toldFacts } from '../test/support/whole-checks'

const people = ['Ana Example', 'Ben Sample', 'Carla Muster', 'Dmitri Primer', 'Eve Campione']
const nodesCount = 20

/** A firm with five people, a payer, a bank and a reseller, and a graph of twenty in five levels; other firms' names with each number. */
export const measuredCustomer = (names: readonly string[], n: number): CustomerFacts => {
  const nameOf = (at: number): string => names[((n * 31 + at) * 7919) % names.length] ?? ''
  const nodes = Array.from({ length: nodesCount - 1 }, (_, at) => ({
    id: `owner-${at}`,
    name: nameOf(at),
    kind: 'entity' as const,
    country: 'DE',
  }))
  // Each level of four owns the one below, a quarter each.
  const edges = nodes.flatMap(({ id }, at) =>
    at < 4
      ? [{ from: id, to: 'firm', kind: 'shares' as const, share: 25 }]
      : [{ from: id, to: `owner-${(Math.floor(at / 4) - 1) * 4 + (at % 4)}`, kind: 'shares' as const, share: 25 }],
  )
  return toldFacts(
    {
      name: nameOf(100),
      people: people.map((name) => ({ role: 'director' as const, name: `${name} ${n}`, country: 'DE' })),
      payment: { method: 'card', payer: nameOf(300), bank: nameOf(301), country: 'DE' },
      reseller: { name: nameOf(302), country: 'DE' },
    },
    {
      ownership: { subject: 'firm', nodes: [{ id: 'firm', name: nameOf(100), kind: 'entity', country: 'DE' }, ...nodes], edges },
      compute: [{ chip: 'nvidia-h100-sxm', count: 64, hours: 168, training: true }],
    },
  )
}
