import { type Asking, requestsPerSecond } from './load'

const rounds = 7
const secondsPerRound = 2

export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

/** Something to be asked at full speed. */
export type Target = {
  readonly port: number
  readonly asking: Asking
  readonly connections?: number
  /** Operations in one request, where they are what counts. */
  readonly operations?: number
}

/** Two things asked in turns, one line printed: each a second, and the ratio with its spread. Asked first without counting. */
export const sideBySide = async (name: string, ours: Target, beside: string, theirs: Target): Promise<void> => {
  await perSecond(ours, 1)
  await perSecond(theirs, 1)
  const measured: [number, number][] = []
  for (let round = 0; round < rounds; round++) {
    measured.push([await perSecond(ours, secondsPerRound), await perSecond(theirs, secondsPerRound)])
  }
  const [here, there] = [median(measured.map(([each]) => each)), median(measured.map(([, each]) => each))]
  const ratios = measured.map(([one, other]) => one / other)
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
  console.log(
    `${name.padEnd(29)} ${here.toFixed(0)}/s beside ${beside}'s ${there.toFixed(0)}/s: ratio ${median(ratios).toFixed(2)} (${spread})`,
  )
}

const perSecond = async ({ port, asking, connections, operations = 1 }: Target, seconds: number): Promise<number> =>
  operations * (await requestsPerSecond(port, asking, seconds, connections))
