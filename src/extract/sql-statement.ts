/**
 * Reads what an SQL text deletes, updates or inserts: the table, the columns written and the columns asked for.
 *
 * A token stream is enough. A full SQL parser is megabytes of grammar for one dialect each, and the texts here have holes, come
 * in every dialect and may be cut together from parts; what does not read as one of the three statements is left alone.
 */

export interface SqlToken {
  /** `word`: bare or quoted identifier, or keyword; `hole`: a placeholder or a part that is not known. */
  readonly is: 'word' | 'string' | 'number' | 'hole' | 'sign'
  readonly text: string
  /** An identifier in quotes is no keyword. */
  readonly quoted?: boolean
  /** Of a hole: which of the parameters stands for it. */
  readonly ordinal?: number
}

interface SqlWrite {
  readonly column: string
  readonly value: readonly SqlToken[]
}

interface SqlCondition {
  readonly column: string
  readonly negated: boolean
}

export interface SqlStatement {
  readonly op: 'delete' | 'update' | 'insert' | 'upsert' | 'call'
  readonly table: string
  readonly writes: readonly SqlWrite[]
  /** null: the statement has no WHERE. */
  readonly where: readonly SqlCondition[] | null
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '`': '`', '[': ']' }

/** A space, a comment, or nothing at `at`: how many characters to skip. */
function skipped(text: string, at: number): number {
  if (/\s/.test(text[at] ?? '')) return 1
  if (text.startsWith('--', at)) {
    const end = text.indexOf('\n', at)
    return (end < 0 ? text.length : end + 1) - at
  }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2)
    return (end < 0 ? text.length : end + 2) - at
  }
  return 0
}

/** The tokens of a text. `*` stands for a hole in a template, as does every spelling of a placeholder. */
export function sqlTokens(text: string): SqlToken[] {
  const tokens: SqlToken[] = []
  let holes = 0
  for (let at = 0; at < text.length;) {
    const skip = skipped(text, at)
    if (skip > 0) {
      at += skip
      continue
    }
    const [token, length] = tokenAt(text, at, tokens.at(-1))
    const numbered = /^[$?](\d+)$/.exec(token.text)?.[1]
    tokens.push(token.is === 'hole' ? { ...token, ordinal: numbered === undefined ? holes++ : Number(numbered) - 1 } : token)
    at += length
  }
  return tokens
}

function tokenAt(text: string, at: number, previous: SqlToken | undefined): readonly [SqlToken, number] {
  const char = text[at] ?? ''
  const rest = text.slice(at)
  if (char === "'") {
    const end = closing(text, at, "'")
    return [{ is: 'string', text: text.slice(at + 1, end).replaceAll("''", "'") }, end + 1 - at]
  }
  const close = QUOTES[char]
  // `ARRAY[]` is no quoted name.
  if (close !== undefined && !(char === '[' && (previous?.text.toUpperCase() === 'ARRAY' || !/^\[[a-z_]/i.test(rest)))) {
    const end = closing(text, at, close)
    return [{ is: 'word', text: text.slice(at + 1, end), quoted: true }, end + 1 - at]
  }
  const placeholder = /^(?:\$\d+|\?\d*|:[a-z_]\w*|@[a-z_]\w*|\*)/i.exec(rest)?.[0]
  if (placeholder !== undefined && !(placeholder.startsWith(':') && previous?.text === ':'))
    return [{ is: 'hole', text: placeholder }, placeholder.length]
  const word = /^[\p{L}_][\p{L}\p{N}_$]*/u.exec(rest)?.[0]
  if (word !== undefined) return [{ is: 'word', text: word }, word.length]
  const number = /^\d+(?:\.\d+)?/.exec(rest)?.[0]
  if (number !== undefined) return [{ is: 'number', text: number }, number.length]
  const sign = /^(?:<>|!=|<=|>=|=|::|\|\|)/.exec(rest)?.[0] ?? char
  return [{ is: 'sign', text: sign }, sign.length]
}

/** Where the quotation that starts at `at` ends; a doubled quote does not end it. */
function closing(text: string, at: number, quote: string): number {
  for (let end = text.indexOf(quote, at + 1); end >= 0; end = text.indexOf(quote, end + 2)) {
    if (text[end + 1] !== quote || quote === ']') return end
  }
  return text.length
}

class Reader {
  readonly tokens: readonly SqlToken[]
  at: number

  constructor(tokens: readonly SqlToken[], at = 0) {
    this.tokens = tokens
    this.at = at
  }

  get token(): SqlToken | undefined {
    return this.tokens[this.at]
  }

  /** Is the next token this keyword or sign? */
  sees(...texts: string[]): boolean {
    const token = this.token
    return token !== undefined && token.quoted !== true && token.is !== 'string' && texts.includes(token.text.toUpperCase())
  }

  /** Goes past these keywords, as many as there are. */
  skip(...texts: string[]): boolean {
    const start = this.at
    while (this.sees(...texts)) this.at++
    return this.at > start
  }

  /** A name that may be qualified; the last part is it. `*` when it is a hole. */
  name(): string | null {
    let name: string | null = null
    while (this.token?.is === 'word' || this.token?.is === 'hole') {
      name = this.token.text
      this.at++
      if (!this.sees('.')) break
      this.at++
    }
    return name
  }

  /** Tokens up to one of the keywords outside parentheses, or to the parenthesis that closes the statement. */
  until(...texts: string[]): SqlToken[] {
    const taken: SqlToken[] = []
    for (let depth = 0; this.token && !(depth === 0 && this.sees(...texts, ')', ';')); this.at++) {
      if (this.sees('(')) depth++
      if (this.sees(')')) depth--
      taken.push(this.token)
    }
    return taken
  }
}

const CLAUSES = ['WHERE', 'RETURNING', 'FROM', 'ORDER', 'LIMIT', 'ON', 'USING', 'OUTPUT']

/** What the text writes, statement by statement; those inside a WITH are found, too. */
export function sqlStatements(text: string): SqlStatement[] {
  const reader = new Reader(sqlTokens(text))
  const statements: SqlStatement[] = []
  while (reader.token) {
    const starts = reader.at === 0 || isStart(reader.tokens[reader.at - 1])
    const statement = starts ? statementAt(reader) : null
    if (statement) statements.push(statement)
    else reader.at++
  }
  return statements
}

/** A statement stands at the beginning, after `;`, in parentheses (WITH) or after the WITH. */
const isStart = (token: SqlToken | undefined): boolean =>
  token === undefined || token.text === ';' || token.text === '(' || token.text === ')'

function statementAt(reader: Reader): SqlStatement | null {
  if (reader.skip('DELETE')) return readDelete(reader)
  if (reader.skip('TRUNCATE')) {
    reader.skip('TABLE', 'ONLY')
    return named(reader.name(), (table) => ({ op: 'delete', table, writes: [], where: null }))
  }
  if (reader.skip('UPDATE')) return readUpdate(reader)
  if (reader.sees('INSERT', 'REPLACE', 'UPSERT')) return readInsert(reader)
  if (reader.skip('CALL', 'EXEC', 'EXECUTE'))
    return named(reader.name(), (table) => ({ op: 'call', table, writes: [], where: [] }))
  if (reader.skip('SELECT')) {
    // `SELECT revoke_session($1)`: a function that is called for what it does.
    const start = reader.at
    const name = reader.name()
    if (name !== null && reader.sees('(')) return { op: 'call', table: name, writes: [], where: [] }
    reader.at = start
  }
  return null
}

const named = (name: string | null, make: (name: string) => SqlStatement): SqlStatement | null =>
  name === null ? null : make(name)

function readDelete(reader: Reader): SqlStatement | null {
  // MySQL: DELETE s FROM sessions s JOIN …: what is deleted is the table of that alias; the first table is taken.
  reader.skip('LOW_PRIORITY', 'QUICK', 'IGNORE')
  if (!reader.sees('FROM')) reader.name()
  if (reader.sees('.')) return null
  if (!reader.skip('FROM')) return null
  reader.skip('ONLY')
  const table = reader.name()
  reader.until('WHERE', 'RETURNING')
  const where = readWhere(reader)
  return named(table, (name) => ({ op: 'delete', table: name, writes: [], where }))
}

function readUpdate(reader: Reader): SqlStatement | null {
  reader.skip('ONLY', 'LOW_PRIORITY', 'IGNORE')
  if (reader.skip('OR')) reader.at++
  const table = reader.name()
  reader.until('SET')
  if (!reader.skip('SET')) return null
  const writes = assignments(reader)
  reader.until('WHERE', 'RETURNING')
  const where = readWhere(reader)
  return named(table, (name) => ({ op: 'update', table: name, writes, where }))
}

function readInsert(reader: Reader): SqlStatement | null {
  const replaces = reader.sees('REPLACE', 'UPSERT')
  reader.at++
  let op: SqlStatement['op'] = replaces ? 'upsert' : 'insert'
  if (reader.skip('OR')) {
    if (reader.sees('REPLACE')) op = 'upsert'
    reader.at++
  }
  reader.skip('LOW_PRIORITY', 'IGNORE')
  // `replace(text, …)` is a function.
  if (!reader.skip('INTO')) return null
  const table = reader.name()
  const columns = reader.sees('(') ? list(reader) : []
  reader.until('VALUES', 'SELECT', 'SET', 'DEFAULT')
  let writes: SqlWrite[] = []
  if (reader.skip('VALUES')) {
    const values = reader.sees('(') ? list(reader) : []
    writes = columns.map((column, index) => ({ column: column.at(-1)?.text ?? '', value: values[index] ?? [] }))
  } else if (reader.skip('SET')) {
    writes = assignments(reader)
  }
  reader.until('ON', 'RETURNING')
  if (reader.sees('ON')) op = 'upsert'
  return named(table, (name) => ({ op, table: name, writes, where: [] }))
}

/** `(a, b, c)` as lists of tokens. */
function list(reader: Reader): SqlToken[][] {
  reader.at++
  const items: SqlToken[][] = []
  while (reader.token && !reader.sees(')')) {
    items.push(reader.until(','))
    reader.skip(',')
    if (reader.sees(';')) break
  }
  reader.at++
  return items
}

function assignments(reader: Reader): SqlWrite[] {
  const writes: SqlWrite[] = []
  for (;;) {
    const column = reader.name()
    if (column === null || !reader.skip('=')) return writes
    writes.push({ column, value: reader.until(',', ...CLAUSES) })
    if (!reader.skip(',')) return writes
  }
}

function readWhere(reader: Reader): SqlCondition[] | null {
  if (!reader.skip('WHERE')) return null
  return sqlConditions(reader.until('RETURNING', 'ORDER', 'LIMIT'))
}

const COMPARES = ['=', '<>', '!=', '<', '>', '<=', '>=', 'IN', 'LIKE', 'ILIKE', 'IS', 'BETWEEN', 'NOT']

/** The columns that a condition compares: the name before each comparison. */
export function sqlConditions(tokens: readonly SqlToken[]): SqlCondition[] {
  const conditions: SqlCondition[] = []
  tokens.forEach((token, index) => {
    const isComparison =
      token.quoted !== true && (token.is === 'word' || token.is === 'sign') && COMPARES.includes(token.text.toUpperCase())
    const column = tokens[index - 1]
    if (!isComparison || column?.is !== 'word' || COMPARES.includes(column.text.toUpperCase())) return
    const word = token.text.toUpperCase()
    const next = tokens[index + 1]?.text.toUpperCase()
    if (word === 'NOT' && next !== 'IN' && next !== 'LIKE') return
    conditions.push({ column: column.text, negated: word === '<>' || word === '!=' || word === 'NOT' })
  })
  return conditions
}
