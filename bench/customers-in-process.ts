import { readFileSync } from 'node:fs'
import { matchingWords } from '../functions/catalog/matching-words'
import { matchParty } from '../functions/domain/names/match-party'
import { openSnapshot } from '../functions/lists/snapshot/open-snapshot'
import { customerQueries } from '../functions/operations/screen-customer'
import { wholeCheck } from '../test/support/whole-checks'
import { measuredCustomer } from './measured-customer'
import type { NamesToMeasure } from './names'

/**
 * Milliseconds of CPU of whole checks with ten parties and a graph of twenty against the whole list, and of matching the same
 * names alone. Prints one line of JSON.
 */
const warmUps = 300
const checks = 1500

const { snapshot: file, queries } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as NamesToMeasure
const at = new Date('2026-11-22T17:00:00Z')
const lists = { snapshot: openSnapshot('measured', Uint8Array.from(readFileSync(file)), matchingWords), publishedAt: at, retrievedAt: at }
const names = Object.values(queries).flat()

const worked = (call: () => unknown): number => {
  const before = process.cpuUsage()
  call()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
const middle = (times: readonly number[], share: number): number =>
  new Float64Array(times).sort()[Math.floor(times.length * share)] ?? Number.NaN

const whole: number[] = []
const matching: number[] = []
for (let n = 0; n < warmUps + checks; n++) {
  const facts = measuredCustomer(names, n)
  const asked = customerQueries(facts)
  const [check, match] = [
    worked(() => wholeCheck(facts, lists, { at })),
    worked(() => asked.map((query) => matchParty(lists.snapshot, query, { limit: 21 }))),
  ]
  if (n < warmUps) continue
  whole.push(check)
  matching.push(match)
}
const found = wholeCheck(measuredCustomer(names, 0), lists, { at })
console.log(
  JSON.stringify({
    parties: customerQueries(measuredCustomer(names, 0)).length,
    decision: found.decision,
    p50: middle(whole, 0.5),
    p99: middle(whole, 0.99),
    matchingP50: middle(matching, 0.5),
  }),
)
