/** Applications that are started, used by a browser with a cookie jar, repaired and used again. */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fixProject } from '../../src/cli/fix-project.ts'
import { writeChanges } from '../../src/cli/write-changes.ts'
import { Browser } from './browser.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The application ends when its input does, so that it cannot outlive the tests, however they end. */
const ENDS_WITH_INPUT = 'data:text/javascript,process.stdin.resume().on("end",()=>process.exit())'

/** What one life of an application showed. */
export interface Observation {
  /** The status of the protected page after the login. */
  readonly login: number
  /** Names of the cookies after the login. */
  readonly cookies: readonly string[]
  /** The request that the page's own button makes, and the status of its answer. */
  readonly button: string
  /** The protected page in the same browser after the button. */
  readonly afterwards: number
  /** Names of the cookies after the button. */
  readonly left: readonly string[]
  /** The protected page with the cookies as they were before the logout. */
  readonly replay: number
  /** The header, as it came with the answer of the logout. */
  readonly clearSiteData: string | null
  /** The protected page in another browser that was logged in and then made `GET /logout`, as any link makes it. */
  readonly afterGet: number
}

export interface Story<Seen> {
  readonly before: Seen
  readonly after: Seen
  /** `rule: reason`, for each finding that the repair leaves to a person. */
  readonly left: readonly string[]
}

export type Environment = Readonly<Record<string, string>>

const running = new Set<ChildProcess>()

/** Nothing stays behind. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop))
}

/**
 * Copies an application, looks at it, repairs it as `secure-logout fix` does, and looks again.
 *
 * @param name its folder in `apps`
 * @param look uses the application at an address
 * @param env what the application reads of its environment
 */
export async function repairedStory<Seen>(name: string, look: (base: string) => Promise<Seen>, env: Environment = {}): Promise<Story<Seen>> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'secure-logout-runtime-')))
  try {
    cpSync(fileURLToPath(new URL(`apps/${name}`, import.meta.url)), folder, { recursive: true })
    await giveDependencies(folder)
    const before = await whileRunning(folder, look, env)
    const { changed, left } = fixProject({ root: folder.replaceAll(path.sep, '/'), only: [] })
    const { failed } = writeChanges(changed)
    if (failed.length > 0) throw new Error(`not written: ${JSON.stringify(failed)}`)
    const after = await whileRunning(folder, look, env)
    return { before, after, left: left.map(({ finding, reason }) => `${finding.rule.replace('secure-logout/', '')}: ${reason}`) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The project's own dependencies; those of the application's lock file where it has one: they are too heavy for everybody. */
async function giveDependencies(folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'package-lock.json'))) symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  else await npm(folder, {}, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund')
}

async function build(folder: string, env: Environment): Promise<void> {
  const { scripts } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { readonly scripts?: { readonly build?: string } }
  if (scripts?.build !== undefined) await npm(folder, env, 'run', 'build')
}

async function npm(folder: string, env: Environment, ...args: readonly string[]): Promise<void> {
  const child = spawn('npm', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: environment(env), shell: process.platform === 'win32' })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${String(code)}:\n${Buffer.concat(output).toString()}`)
}

/** Not that of a test: frameworks build and answer otherwise there. */
function environment(env: Environment): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', ...env }
}

async function whileRunning<Seen>(folder: string, look: (base: string) => Promise<Seen>, env: Environment): Promise<Seen> {
  await build(folder, env)
  const args = ['--import', ENDS_WITH_INPUT, 'app.js']
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'], env: environment(env) })
  running.add(child)
  try {
    return await look(`http://127.0.0.1:${await portOf(child)}/`)
  } finally {
    await stop(child)
  }
}

/** The port that the application chose and says. */
function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const port = /listening on (\d+)/.exec(output)?.[1]
      if (port !== undefined) resolve(port)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => { reject(new Error(`the application ended with ${String(code)}:\n${output}`)) })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

/** What there is to see in every application. */
export async function observe(base: string): Promise<Observation> {
  const browser = new Browser(base)
  await browser.login()
  const login = await browser.status('me')
  const cookies = await browser.cookieNames()
  const kept = await browser.copy()
  const { request, response } = await browser.press('/', 'Log out')
  return {
    login,
    cookies,
    button: `${request}: ${String(response.status)}`,
    afterwards: await browser.status('me'),
    left: await browser.cookieNames(),
    replay: await kept.status('me'),
    clearSiteData: response.headers.get('clear-site-data'),
    afterGet: await afterGet(base),
  }
}

async function afterGet(base: string): Promise<number> {
  const browser = new Browser(base)
  await browser.login()
  await browser.request('GET', 'logout')
  return browser.status('me')
}
