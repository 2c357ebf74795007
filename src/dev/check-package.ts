/** Packs the package as it would be published and has publint and Are the Types Wrong look at the archive. Needs a build. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { pack } from './pack.ts'
import { root } from './paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'secure-logout-pack-'))
try {
  const archive = pack(folder)

  const bytes = readFileSync(archive)
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>
  const { messages } = await publint({ pack: { tarball }, strict: true })
  for (const message of messages) console.log(`publint: ${formatMessage(message, manifest) ?? message.code}`)

  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
  const types = spawnSync(process.execPath, [attw, archive, '--format', 'ascii', '--no-color'], { encoding: 'utf8' })
  if (types.status !== 0) console.log(types.stdout + types.stderr)

  process.exitCode = messages.length === 0 && types.status === 0 ? 0 : 1
  console.log(process.exitCode === 0 ? 'package: publint and attw have no complaint' : 'package: see above')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
