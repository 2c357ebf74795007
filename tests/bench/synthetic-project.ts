/**
 * An Express application that is as large as one likes, with one logout in it: features with a model, a service, a controller,
 * routes and helpers each, in the proportions of real applications (about 60 lines a file).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const FEATURES = 210

/** Writes the project and gives its folder. */
export function writeProject(folder: string): string {
  const write = (file: string, lines: readonly string[]): void => {
    const full = path.join(folder, file)
    mkdirSync(path.dirname(full), { recursive: true })
    writeFileSync(full, `${lines.join('\n')}\n`)
  }
  write('package.json', [JSON.stringify({
    name: 'synthetic', private: true, type: 'module',
    dependencies: { express: '^5.0.0', 'express-session': '^1.18.0', pg: '^8.0.0' },
  })])
  write('tsconfig.json', [JSON.stringify({ compilerOptions: { module: 'nodenext', strict: true } })])
  const features = Array.from({ length: FEATURES }, (_, index) => `feature${String(index)}`)
  for (const feature of features) {
    const type = feature.replace('f', 'F')
    write(`src/${feature}/model.ts`, model(type))
    write(`src/${feature}/service.ts`, service(type))
    write(`src/${feature}/controller.ts`, controller(type))
    write(`src/${feature}/routes.ts`, routes(type))
    write(`src/${feature}/helpers.ts`, helpers(type))
  }
  write('src/auth/session.ts', SESSION)
  write('src/auth/login.ts', LOGIN)
  write('src/auth/logout.ts', LOGOUT)
  write('src/auth/routes.ts', AUTH_ROUTES)
  write('src/app.ts', [
    `import express from 'express'`,
    `import { sessions } from './auth/session.js'`,
    `import auth from './auth/routes.js'`,
    ...features.map((feature) => `import ${feature} from './${feature}/routes.js'`),
    '',
    'const app = express()',
    'app.use(express.json())',
    'app.use(sessions)',
    `app.use('/auth', auth)`,
    ...features.map((feature) => `app.use('/${feature}', ${feature})`),
    'app.listen(3000)',
  ])
  return folder
}

const FIELDS = ['title', 'summary', 'category', 'status', 'priority', 'owner', 'location', 'amount', 'currency', 'notes']

const model = (type: string): string[] => [
  `export interface ${type} {`,
  '  readonly id: string',
  ...FIELDS.map((field) => `  ${field}: string | null`),
  '}',
  '',
  `export const EMPTY: ${type} = {`,
  `  id: '',`,
  ...FIELDS.map((field) => `  ${field}: null,`),
  '}',
  '',
  ...FIELDS.flatMap((field) => [
    `export function has_${field}(item: ${type}): item is ${type} & { ${field}: string } {`,
    `  return item.${field} !== null && item.${field}.trim().length > 0`,
    '}',
    '',
  ]),
]

const service = (type: string): string[] => [
  `import { Pool } from 'pg'`,
  `import { EMPTY, type ${type} } from './model.js'`,
  `import { normalise, compare } from './helpers.js'`,
  '',
  'const pool = new Pool()',
  '',
  `export class ${type}Service {`,
  `  readonly #cache = new Map<string, ${type}>()`,
  '',
  `  async find(id: string): Promise<${type}> {`,
  '    const known = this.#cache.get(id)',
  '    if (known !== undefined) return known',
  `    const { rows } = await pool.query('SELECT * FROM items WHERE id = $1', [id])`,
  `    const item = { ...EMPTY, ...(rows[0] as Partial<${type}> | undefined) }`,
  '    this.#cache.set(id, item)',
  '    return item',
  '  }',
  '',
  ...FIELDS.flatMap((field) => [
    `  async by_${field}(value: string): Promise<${type}[]> {`,
    `    const { rows } = await pool.query('SELECT * FROM items WHERE ${field} = $1 ORDER BY id', [normalise(value)])`,
    `    return (rows as ${type}[]).filter((item) => item.${field} !== null).sort((a, b) => compare(a.${field}, b.${field}))`,
    '  }',
    '',
  ]),
  '}',
]

const controller = (type: string): string[] => [
  `import type { Request, Response } from 'express'`,
  `import { ${type}Service } from './service.js'`,
  '',
  `const service = new ${type}Service()`,
  '',
  'export async function show(req: Request, res: Response): Promise<void> {',
  '  res.json(await service.find(String(req.params.id)))',
  '}',
  '',
  ...FIELDS.flatMap((field) => [
    `export async function list_${field}(req: Request, res: Response): Promise<void> {`,
    `  const wanted = typeof req.query.${field} === 'string' ? req.query.${field} : ''`,
    `  if (wanted === '') {`,
    `    res.status(400).json({ error: '${field} is missing' })`,
    '    return',
    '  }',
    `  res.json(await service.by_${field}(wanted))`,
    '}',
    '',
  ]),
]

const routes = (type: string): string[] => [
  `import { Router } from 'express'`,
  `import * as controller from './controller.js'`,
  '',
  `/** Routes of ${type}. */`,
  'const router = Router()',
  `router.get('/:id', controller.show)`,
  ...FIELDS.map((field) => `router.get('/by/${field}', controller.list_${field})`),
  '',
  'export default router',
]

const helpers = (type: string): string[] => [
  `/** Helpers of ${type}. */`,
  'export const normalise = (text: string): string => text.normalize().trim().toLowerCase()',
  '',
  'export function compare(one: string | null, other: string | null): number {',
  '  if (one === other) return 0',
  '  if (one === null) return 1',
  '  return other === null || one < other ? -1 : 1',
  '}',
  '',
  ...FIELDS.flatMap((field, index) => [
    `export function format_${field}(value: string | null, width = ${String(10 + index)}): string {`,
    `  const text = value ?? '-'`,
    '  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width)',
    '}',
    '',
  ]),
]

const SESSION = [
  `import session from 'express-session'`,
  '',
  `export const sessions = session({ name: 'sid', secret: process.env.SECRET ?? '', resave: false, saveUninitialized: false })`,
]

const LOGIN = [
  `import type { Request, Response } from 'express'`,
  '',
  'export function login(req: Request, res: Response): void {',
  '  req.session.regenerate(() => {',
  `    res.cookie('remember', '1', { path: '/', httpOnly: true })`,
  '    res.sendStatus(204)',
  '  })',
  '}',
]

const LOGOUT = [
  `import type { Request, Response } from 'express'`,
  '',
  'export function logout(req: Request, res: Response): void {',
  '  req.session.destroy(() => {',
  `    res.clearCookie('sid')`,
  '    res.sendStatus(204)',
  '  })',
  '}',
]

const AUTH_ROUTES = [
  `import { Router } from 'express'`,
  `import { login } from './login.js'`,
  `import { logout } from './logout.js'`,
  '',
  'const router = Router()',
  `router.post('/login', login)`,
  `router.post('/logout', logout)`,
  '',
  'export default router',
]
