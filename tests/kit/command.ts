/** Runs the command in this process, with streams that keep what is written. */
import { run } from '../../src/cli/program.ts'
import type { Terminal } from '../../src/cli/terminal.ts'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface World extends Partial<Pick<Terminal, 'env' | 'platform'>> {
  readonly isTTY?: boolean
}

/** @param args as they would be typed, separated by single spaces */
export async function command(cwd: string, args: string, world: World = {}): Promise<Outcome> {
  const { env = { LANG: 'C.UTF-8' }, platform = 'linux', isTTY = false } = world
  let [out, err] = ['', '']
  const code = await run(args === '' ? [] : args.split(' '), {
    out: { write: (text) => (out += text), isTTY },
    err: { write: (text) => (err += text), isTTY },
    env,
    platform,
    cwd,
  })
  return { code, out, err }
}
