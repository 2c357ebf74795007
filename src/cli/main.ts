/** The command `secure-logout`. */
import { run } from './program.ts'

for (const stream of [process.stdout, process.stderr]) {
  // `secure-logout audit | head` closes the pipe early, which is no error.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const terminal = { out: process.stdout, err: process.stderr, env: process.env, platform: process.platform, cwd: process.cwd() }

// The command is bundled as CommonJS, which knows no `await` here.
void run(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code
})
