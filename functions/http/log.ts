import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { JobReport } from '../operations/run-upkeep'
import type { App } from './answers'

/**
 * One line of JSON for each request: the route's pattern and no part of what was asked, so no personal data. With the
 * variable `LOG_LEVEL` at `warn` only requests that were refused are logged.
 */
export const logAnswered = (c: Context<App>): void => {
  const { status } = c.res
  if (c.env?.LOG_LEVEL === 'warn' && status < 400) return
  console.log(JSON.stringify({ level: 'info', requestId: c.var.requestId, method: c.req.method, route: routePath(c, -1), status }))
}

/** Somebody was let in unchecked, as the tenant chose for when we cannot answer. Neither who nor where is told. */
export const logAdmittedUnchecked = (requestId: string, source: string): void => {
  console.warn(JSON.stringify({ level: 'warn', requestId, source, admitted: 'unchecked' }))
}

/** A fault of ours, for whoever runs the service. The caller hears only that it was ours. */
export const logFault = (requestId: string, fault: unknown): void => {
  const { name, message, stack } = fault instanceof Error ? fault : new Error(String(fault))
  console.error(JSON.stringify({ level: 'error', requestId, name, message, stack }))
}

/** Which snapshot of the lists this isolate loaded. */
export const logOpened = (requestId: string, snapshot: string, level: string | undefined): void => {
  if (level !== 'warn') console.log(JSON.stringify({ level: 'info', requestId, snapshotLoaded: snapshot }))
}

/** What a scheduled job did. What should never be found is logged as loudly as a fault. */
export const logJob = (report: JobReport, level: string | undefined): void => {
  if ('fault' in report) logFault(`job ${report.job}`, report.fault)
  else if (report.isAlert) console.error(JSON.stringify({ level: 'error', job: report.job, count: report.count }))
  else if (level !== 'warn') console.log(JSON.stringify({ level: 'info', job: report.job, count: report.count }))
}
