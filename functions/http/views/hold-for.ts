import { z } from '@hono/zod-openapi'
import { dayMs, sharedHoldDaysMax } from '../../domain/quota/hold'

const hourMs = 3_600_000
/** A shared limit is held no longer, and so nothing that a call or a connection sets aside. */
const holdMsMax = sharedHoldDaysMax * dayMs

/** For how long quota is set aside: `PT48H`, `P2D`, `P1DT12H`, whole days and hours, to milliseconds. */
export const HoldFor = z
  .string()
  .regex(/^P(?=\d|T\d)(\d{1,3}D)?(T\d{1,4}H)?$/)
  .transform((text) => {
    const [, days = '0', hours = '0'] = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(text) ?? []
    return (Number(days) * 24 + Number(hours)) * hourMs
  })
  .refine((ms) => ms >= hourMs && ms <= holdMsMax, `between PT1H and P${sharedHoldDaysMax}D`)
  .openapi({
    type: 'string',
    pattern: '^P(\\d{1,3}D)?(T\\d{1,4}H)?$',
    example: 'PT48H',
    description: `ISO 8601: days and hours, at most ${sharedHoldDaysMax} days`,
  })

/** The same of milliseconds, to the hour. */
export const durationOf = (ms: number): string => {
  const hours = Math.round(ms / hourMs)
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  return `P${days === 0 ? '' : `${days}D`}${rest === 0 ? '' : `T${rest}H`}`
}
