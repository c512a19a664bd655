import type { Random } from '../random'

/** What becomes of a call: done, undone or done unheard, or the last that its caller lived to make, before it was done or after. */
export type Fate = 'done' | 'before-commit' | 'after-commit' | 'killed-before' | 'killed-after'

/** Somebody at work, who calls the world and waits for its turn each time. */
export type Worker = {
  readonly n: number
  readonly begunAt: number
  isOver: boolean
  /** What is left to whoever sent it, where it was killed. */
  orphaned?: () => void
  /** The world, as far as it answers with a delay: `run` is done when its turn comes. `next`: how many calls follow from it at once. */
  call<T>(name: string, run: () => Promise<T>, next?: (result: T | undefined) => number): Promise<T>
}

type Turn = { readonly worker: Worker; readonly name: string; readonly take: (fate: Fate) => void }

/**
 * Many at work at one time, one call at a time. Which call is next the seed decides, and only when everybody waits: so a seed is the
 * same run, however long anything takes.
 */
export const newTurns = () => {
  let busy = 0
  let workers = 0
  let waiting: Turn[] = []
  let wake: (() => void) | undefined
  const less = (): void => {
    busy -= 1
    if (busy === 0) wake?.()
  }
  const quiet = (): Promise<void> =>
    busy === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          wake = resolve
        })
  const kill = (worker: Worker): void => {
    if (worker.isOver) return
    worker.isOver = true
    waiting = waiting.filter((turn) => turn.worker !== worker)
    worker.orphaned?.()
  }
  const called = <T>(worker: Worker, name: string, run: () => Promise<T>, next: (result: T | undefined) => number): Promise<T> =>
    new Promise((resolve, reject) => {
      const take = async (fate: Fate): Promise<void> => {
        busy += 1
        try {
          if (fate === 'killed-before') return less()
          if (fate === 'before-commit') throw new Error('the power went')
          const result = await run()
          if (fate === 'killed-after') return less()
          if (fate === 'after-commit') throw new Error('the connection went')
          const following = next(result)
          busy += following
          resolve(result)
          less()
        } catch (fault) {
          busy += next(undefined)
          reject(fault)
          less()
        }
      }
      waiting.push({ worker, name, take })
      less()
    })
  return {
    quiet,
    kill,
    waitingCount: (): number => waiting.length,
    /** @param over What is said of it when it is over, unless it was killed. */
    begin: (begunAt: number, work: (worker: Worker) => Promise<void>, over: (fault: unknown) => void): Worker => {
      workers += 1
      busy += 1
      const worker: Worker = {
        n: workers,
        begunAt,
        isOver: false,
        call: (name, run, next = () => 1) => called(worker, name, run, next),
      }
      const end = (fault?: unknown): void => {
        worker.isOver = true
        over(fault)
        less()
      }
      work(worker).then(() => end(), end)
      return worker
    },
    /** Lets one of those who wait have their turn. */
    next: async (random: Random, fateOf: () => Fate): Promise<void> => {
      if (waiting.length === 0) return
      // Signing takes as long as it takes: those who came at the same time stand in the order of their names.
      waiting.sort((one, other) => one.worker.n - other.worker.n || (one.name < other.name ? -1 : 1))
      const turn = random.pick(waiting)
      waiting = waiting.filter((each) => each !== turn)
      const fate = fateOf()
      turn.take(fate)
      if (fate === 'killed-before' || fate === 'killed-after') kill(turn.worker)
      await quiet()
    },
  }
}

export type Turns = ReturnType<typeof newTurns>
