/** One line on standard error that says how far the analysis is. Nothing where standard error is no terminal. */
import type { Terminal } from './terminal.ts'

export interface Progress {
  report(done: number, total: number, phase: string): void
  /** Takes the line away. */
  clear(): void
}

const FRAMES = ['|', '/', '-', '\\']
/** Milliseconds between two pictures: more often than the eye follows would only cost time. */
const PAUSE = 80
const CLEAR_LINE = '\r\u001B[2K'

const SILENT: Progress = { report() {}, clear() {} }

export function createProgress({ err, env }: Terminal, isQuiet: boolean, now: () => number = Date.now): Progress {
  if (isQuiet || err.isTTY !== true || env.CI || env.TERM === 'dumb') return SILENT
  let shownAt = Number.NEGATIVE_INFINITY
  let frame = 0
  return {
    report(done, total, phase) {
      if (now() - shownAt < PAUSE) return
      shownAt = now()
      frame = (frame + 1) % FRAMES.length
      err.write(`${CLEAR_LINE}${FRAMES[frame]} ${phase}${total > 0 ? ` ${done}/${total}` : ''}`)
    },
    clear() {
      if (shownAt !== Number.NEGATIVE_INFINITY) err.write(CLEAR_LINE)
    },
  }
}
