/** A Redis of its own for a test, on loopback, from the machine's package (`apt-get install redis-server`). */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface Redis {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** The server ends when the input of its shell does, so that it cannot outlive the tests, however they end. */
const ENDS_WITH_INPUT = 'redis-server "$@" & cat > /dev/null; kill $!; wait $!'

/** Is there a Redis on this machine? */
export function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0
}

/** Starts a server that keeps everything in memory and answers on loopback only. */
export async function startRedis(): Promise<Redis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'secure-logout-redis-'))
  const port = await freePort()
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder]
  const shell = spawn('sh', ['-c', ENDS_WITH_INPUT, 'redis', ...settings], { stdio: ['pipe', 'pipe', 'inherit'] })
  const stop = async (): Promise<void> => {
    await ended(shell)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilReady(shell)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `redis://127.0.0.1:${String(port)}`, stop }
}

function untilReady(shell: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    shell.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Ready to accept connections')) resolve()
      // The shell stays, so its end would not tell.
      if (output.includes('Failed listening')) reject(new Error(`Redis does not start:\n${output}`))
    })
    shell.once('exit', (code) => { reject(new Error(`Redis ended with ${String(code)}:\n${output}`)) })
  })
}

async function ended(shell: ChildProcess): Promise<void> {
  if (shell.exitCode !== null || shell.signalCode !== null) return
  const exit = new Promise((resolve) => shell.once('exit', resolve))
  shell.stdin?.end()
  await exit
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => { resolve(port) })
    })
  })
}
