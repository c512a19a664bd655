/** Seconds by which a sender's clock may differ from ours, or a delivery may be late, unless the sender says otherwise. */
export const windowSeconds = 300

/** A count of seconds or milliseconds since 1970. Undefined for anything with more to it than digits. */
export const stampIn = (text: string): number | undefined => (/^\d{1,13}$/.test(text) ? Number(text) : undefined)

/** Whether a moment in whole seconds is near, before or after. The window's last second is within. */
export const isNear = (at: Date, seconds: number, within: number = windowSeconds): boolean =>
  Math.abs(Math.floor(at.getTime() / 1000) - seconds) <= within

/** The same in milliseconds. */
export const isNearMs = (at: Date, stampMs: number, withinMs: number): boolean => Math.abs(at.getTime() - stampMs) <= withinMs
