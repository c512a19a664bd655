/** Whoever does now what one alone does. Counts up while it gets on, so that the others see that it lives. */
export type Turn = { steps: number }

export type Turns = {
  /**
   * Waits until it is one's turn.
   *
   * @param isNeeded Asked whenever one might have it; once it says no there is nothing to wait for.
   * @returns absent where it is needed no more, or was waited for in vain
   */
  take(isNeeded: () => boolean): Promise<Turn | undefined>
  isHeld(turn: Turn): boolean
  /** @returns whether it was still one's own, and not taken over */
  release(turn: Turn): boolean
}

/** Milliseconds between two looks: short at first. */
const pauseMsMin = 2
const pauseMsMax = 32
/** Milliseconds without a step after which whoever has the turn is taken to be gone. */
const silentMsMax = 3000
/** Milliseconds after which nobody waits any longer. */
const waitedMsMax = 10_000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Turns among the requests of one isolate. Each waits on timers of its own: a Worker forbids a request to await what
 * another's input or output brings, and another may be gone at any moment without a word.
 */
export const turnTaking = (wait: (ms: number) => Promise<void> = pause): Turns => {
  let holder: Turn | undefined
  return {
    take: async (isNeeded) => {
      let [waited, silent, ms] = [0, 0, pauseMsMin]
      while (isNeeded()) {
        if (holder === undefined || silent >= silentMsMax) {
          holder = { steps: 0 }
          return holder
        }
        if (waited >= waitedMsMax) return undefined
        const [seen, steps] = [holder, holder.steps]
        await wait(ms)
        waited += ms
        silent = holder === seen && seen.steps === steps ? silent + ms : 0
        ms = Math.min(ms * 2, pauseMsMax)
      }
      return undefined
    },
    isHeld: (turn) => holder === turn,
    release: (turn) => {
      if (holder !== turn) return false
      holder = undefined
      return true
    },
  }
}
