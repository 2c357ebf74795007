/** The report for people. */
import { formatClearSiteData } from '../../model/clear-site-data.ts'
import type { AuditReport, ReportedCookie, ReportedEndpoint, ReportedFinding, ReportedPlace } from '../../project/report.ts'
import { count, wrap } from '../terminal.ts'
import type { Style } from '../terminal.ts'

type Actions = ReportedEndpoint['actions']
type Mark = 'done' | 'missing' | 'notApplicable' | 'unknown'

/** One line of an endpoint's block, names in back-ticks. */
interface Row {
  readonly label: string
  readonly mark: Mark
  readonly text: string
}

const LABEL_WIDTH = 15
const MOST_TRIGGERS = 8
const MOST_FILES = 10

const MARKS: Readonly<Record<string, Mark>> = {
  'done': 'done',
  'library': 'done',
  'matches': 'done',
  'stateless': 'notApplicable',
  'delegated': 'notApplicable',
  'not-applicable': 'notApplicable',
  'unknown': 'unknown',
}

/** Why it matters that something is not done, by action and status. */
const MATTERS: { readonly [Action in keyof Actions]: Readonly<Record<string, string>> } = {
  serverSession: {
    missing: 'a copy of the cookie or token still logs in',
    partial: 'what is left can still be used',
    unawaited: 'the session can outlive the answer, and a failure goes unnoticed',
  },
  tokens: { missing: 'whoever holds it keeps the access' },
  cookies: { 'mismatches': 'the browser keeps the cookie', 'not-cleared': 'the browser goes on sending it' },
  clientState: { missing: 'the next person at the browser finds it' },
  clearSiteData: {
    missing: 'what the browser stored is left for whoever uses it next',
    malformed: 'browsers skip what they cannot read',
  },
}

/** @param isBrief leave the endpoints out */
export function printText(report: AuditReport, style: Style, isBrief: boolean): string {
  const blocks = [
    ...(isBrief ? [] : report.endpoints.map((endpoint) => printEndpoint(endpoint, style))),
    ...(report.findings.length > 0 ? [printFindings(report.findings, style)] : []),
    ...(report.notes.length > 0 && !isBrief ? [printNotes(report.notes, style)] : []),
    ...(report.clientTriggers.length > 0 && !isBrief ? [printTriggers(report.clientTriggers, style)] : []),
    ...(report.skipped.length > 0 ? [printSkipped(report.skipped, style)] : []),
    printSummary(report, style),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** Names in back-ticks become coloured where there are colours. */
export function showCode(text: string, { colors }: Style): string {
  return colors.isColorSupported ? text.replace(/`([^`]+)`/g, (_, code: string) => colors.cyan(code)) : text
}

// ---------------------------------------------------------------------------------------------------------------------------
// Endpoints
// ---------------------------------------------------------------------------------------------------------------------------

function printEndpoint(endpoint: ReportedEndpoint, style: Style): string {
  const { colors } = style
  const { id, framework, registration, handler } = endpoint
  const isApart = registration.file !== handler.file || registration.line !== handler.line
  return [
    `${colors.bold(id)}  ${colors.dim(framework)}  ${printCompleted(endpoint, style)}`,
    `  ${colors.dim(`${place(registration)}${isApart ? `, handled at ${place(handler)}` : ''}`)}`,
    ...rowsOf(endpoint).map((row) => printRow(row, style)),
  ].join('\n')
}

function printCompleted({ completed, required }: ReportedEndpoint, { colors }: Style): string {
  if (required === 0) return colors.dim('no cleanup action applies')
  const color = completed === required ? colors.green : completed === 0 ? colors.red : colors.yellow
  return color(`${completed} of ${count(required, 'cleanup action')}`)
}

function printRow({ label, mark, text }: Row, style: Style): string {
  const { colors, symbols } = style
  const color = { done: colors.green, missing: colors.red, notApplicable: colors.dim, unknown: colors.yellow }[mark]
  const wrapped = wrap(text, style.width, LABEL_WIDTH + 6)
  const shown = mark === 'notApplicable' ? colors.dim(wrapped) : showCode(wrapped, style)
  return `  ${color(symbols[mark])} ${label.padEnd(LABEL_WIDTH)}  ${shown}`
}

function rowsOf({ actions, delegatedTo }: ReportedEndpoint): readonly Row[] {
  const { serverSession, tokens, clientState, clearSiteData } = actions
  return [
    rowOf('server session', 'serverSession', serverSession, delegatedTo),
    rowOf('tokens', 'tokens', tokens, delegatedTo),
    ...cookieRows(actions.cookies),
    rowOf('client state', 'clientState', clientState, null),
    headerRow(clearSiteData),
  ]
}

function headerRow(action: Actions['clearSiteData']): Row {
  const row = rowOf('Clear-Site-Data', 'clearSiteData', action, null)
  if (row.mark !== 'done' || action.evidence.length === 0 || action.directives.length === 0) return row
  return { ...row, text: `\`${formatClearSiteData(action.directives)}\` at ${action.evidence.map(place).join(', ')}` }
}

interface Action {
  readonly status: string
  readonly why: string
  readonly evidence: readonly ReportedPlace[]
}

function rowOf(label: string, name: keyof Actions, action: Action, delegatedTo: string | null): Row {
  return { label, mark: markOf(action.status), text: textOf(name, action, delegatedTo) }
}

function textOf(action: keyof Actions, { status, why, evidence }: Action, delegatedTo: string | null): string {
  const found = evidence.map(cited).join(', ')
  switch (markOf(status)) {
    case 'done':
      return found === '' ? why : found
    case 'notApplicable':
      return `${notApplicable(status, delegatedTo)}: ${why}`
    case 'unknown':
      return `not known: ${why}`
    case 'missing': {
      const matters = MATTERS[action][status]
      return `${why}${found === '' || why.includes(found) ? '' : ` (${found})`}${matters === undefined ? '' : `; ${matters}`}`
    }
  }
}

function notApplicable(status: string, delegatedTo: string | null): string {
  if (status === 'delegated') return `delegated to ${delegatedTo ?? 'another service'}`
  return status === 'stateless' ? 'stateless' : 'not applicable'
}

function cookieRows({ status, why, cookies }: Actions['cookies']): readonly Row[] {
  const label = 'cookies'
  if (cookies.length === 0) {
    return [{ label, mark: markOf(status), text: textOf('cookies', { status, why, evidence: [] }, null) }]
  }
  const rows = cookies.map((cookie) => ({ label: '', mark: markOf(cookie.verdict), text: cookieText(cookie) }))
  return rows.map((row, index) => (index === 0 ? { ...row, label } : row))
}

function cookieText({ name, set, clear, verdict, why }: ReportedCookie): string {
  const subject = name === null ? 'a cookie' : `\`${name}\``
  const sites = [
    ...(set === null ? [] : [`set at ${place(set)}`]),
    ...(clear === null ? [] : [`deleted by ${cited(clear)}`]),
  ].join(', ')
  const matters = MATTERS.cookies[verdict]
  if (verdict === 'not-cleared') return `${subject}${sites === '' ? '' : `, ${sites},`} is not deleted; ${matters}`
  if (verdict === 'matches') return `${subject}${clear === null ? `: ${why}` : ` ${sites}`}`
  const reason = verdict === 'unknown' ? `not known: ${why}` : why
  return `${subject}${sites === '' ? '' : ` ${sites}`}: ${reason}${matters === undefined ? '' : `; ${matters}`}`
}

function markOf(status: string): Mark {
  return MARKS[status] ?? 'missing'
}

// ---------------------------------------------------------------------------------------------------------------------------
// What follows the endpoints
// ---------------------------------------------------------------------------------------------------------------------------

function printFindings(findings: readonly ReportedFinding[], style: Style): string {
  const { colors } = style
  const blocks = [...groupBy(findings, ({ file }) => file)].map(([file, inFile]) => {
    const widest = Math.max(...inFile.map(({ line, column }) => `${line}:${column}`.length))
    const lines = inFile.map(({ line, column, severity, message, rule }) => {
      const indent = widest + 10
      const color = severity === 'error' ? colors.red : colors.yellow
      const text = showCode(wrap(message, style.width, indent), style)
      const head = `  ${colors.dim(`${line}:${column}`.padEnd(widest))}  ${color(severity.padEnd(5))} `
      return `${head}${text}\n${' '.repeat(indent)}${colors.dim(rule)}`
    })
    return [colors.underline(file), ...lines].join('\n')
  })
  return blocks.join('\n\n')
}

/** `Map.groupBy`, which Node 20 does not have. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

function printNotes(notes: AuditReport['notes'], style: Style): string {
  const blocks = notes.map(({ message, place: at, endpoints }) => {
    const about = [...endpoints, ...(at === null ? [] : [place(at)])].join(', ')
    return `  ${style.symbols.arrow} ${wrap(message, style.width, 4)}\n    ${style.colors.dim(about)}`
  })
  return ['Beyond the code:', ...blocks].join('\n')
}

function printTriggers(triggers: AuditReport['clientTriggers'], { colors }: Style): string {
  const shown = triggers.slice(0, MOST_TRIGGERS)
  const more = triggers.length - shown.length
  return [
    'What starts a logout:',
    ...shown.map((trigger) => {
      const request = [trigger.method, trigger.target].filter(Boolean).join(' ')
      return `  ${colors.dim(place(trigger))}  ${trigger.kind}  ${request}`.trimEnd()
    }),
    ...(more > 0 ? [colors.dim(`  and ${more} more`)] : []),
  ].join('\n')
}

function printSkipped(skipped: AuditReport['skipped'], style: Style): string {
  const lines = [...groupBy(skipped, ({ reason }) => reason)].flatMap(([reason, files]) => {
    const shown = files.slice(0, MOST_FILES).map(({ file }) => `    ${file}`)
    const more = files.length - shown.length
    if (more > 0) shown.push(style.colors.dim(`    and ${more} more, all of them in the JSON report`))
    return [`  ${showCode(reason, style)}:`, ...shown]
  })
  return [`${style.colors.yellow('Skipped')}, so that nothing is known about it:`, ...lines].join('\n')
}

function printSummary({ summary, findings }: AuditReport, { colors }: Style): string {
  const { endpoints, complete, incomplete, delegated, filesRead } = summary
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const outcome = [
    [complete, 'complete', colors.green],
    [incomplete, 'incomplete', colors.red],
    [delegated, 'delegated', colors.dim],
  ] as const
  const outcomes = outcome.filter(([number]) => number > 0).map(([number, name, color]) => color(`${number} ${name}`)).join(', ')
  const found = endpoints === 0
    ? `No logout endpoint in ${count(filesRead, 'file')}.`
    : `${count(endpoints, 'logout endpoint')} in ${count(filesRead, 'file')}: ${outcomes}.`
  const reported = findings.length === 0
    ? 'No findings.'
    : `${count(findings.length, 'finding')}: ${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}.`
  return `${found} ${reported}`
}

const place = ({ file, line }: ReportedPlace): string => `${file}:${line}`

const cited = (at: ReportedPlace): string => (at.via === undefined ? place(at) : `\`${at.via}\` at ${place(at)}`)
