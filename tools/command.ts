/** A mistake in the command, answered with the way to write it. */
export class Misused extends Error {}

/** What was written, or the mistake in it. */
export const readCommand = <T>(read: () => T): T => {
  try {
    return read()
  } catch (fault) {
    throw new Misused(fault instanceof Error ? fault.message : String(fault))
  }
}
