import type { AuditReport } from '../../project/report.ts'

/** The report as `audit.schema.json` describes it. */
export function printJson(report: AuditReport): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
