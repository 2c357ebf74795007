/** The commands and their options. Each command is loaded when it is called. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import type { AuditOptions } from './audit.ts'
import { Failure } from './failure.ts'
import type { FixCommandOptions } from './fix.ts'
import type { Terminal } from './terminal.ts'

const OK = 0
const WRONG = 2

/**
 * Runs the command.
 *
 * @returns the exit code: 0 all is well, 1 findings, 2 the command could not do its work
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = OK
  const program = createProgram(terminal, (result) => (code = result))
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    // Commander has said what is wrong; help and version are no mistakes.
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : WRONG
    const message = error instanceof Failure ? error.message : `secure-logout failed: ${describe(error)}`
    terminal.err.write(`${message}\n`)
    return WRONG
  }
}

function createProgram(terminal: Terminal, finish: (code: number) => void): Command {
  const program = new Command('secure-logout')
    .description('Finds logout code that does not log anybody out.')
    .version(manifest.version, '-v, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })

  program
    .command('audit')
    .description('show what each logout endpoint of a project does and fails to do')
    .argument('[paths...]', 'folders or files', ['.'])
    .addOption(new Option('--format <format>', 'how to print it')
      .choices(['text', 'json']).default('text'))
    .option('--output <file>', 'write the report to a file')
    .addOption(new Option('--fail-on <severity>', 'exit with 1 on findings of this severity')
      .choices(['error', 'warn', 'never']).default('error'))
    .option('--config <file>', 'settings of the project, tables of its own packages among them')
    .option('--no-color', 'print without colours')
    .option('--quiet', 'print the findings and the summary only', false)
    .addHelpText('after', '\nExit codes: 0 no findings, 1 findings at or above --fail-on, 2 the audit could not be made.')
    .action(async (paths: string[], options: AuditOptions) => {
      const { audit } = await import('./audit.ts')
      finish(await audit(paths, options, terminal))
    })

  program
    .command('fix')
    .description('repair what can be repaired, and say what is left')
    .argument('[paths...]', 'folders or files', ['.'])
    .option('--dry-run', 'show the changes and write nothing', false)
    .option('--only <name>', 'a rule or a codemod; may be given several times', (name: string, names: readonly string[]) => [...names, name], [])
    .option('--interactive', 'ask about each repair', false)
    .option('--json', 'print what was and was not repaired as JSON', false)
    .option('--force', 'change files with uncommitted changes, and folders without git', false)
    .option('--config <file>', 'settings of the project, tables of its own packages among them')
    .option('--no-color', 'print without colours')
    .addHelpText('after', '\nExit codes: 0 nothing is left, 1 something is left, 2 nothing could be done, or a file could not be written.')
    .action(async (paths: string[], options: FixCommandOptions) => {
      const { fix } = await import('./fix.ts')
      finish(await fix(paths, options, terminal))
    })

  program
    .command('explain')
    .description('show why something is a logout endpoint, and how its answers came about')
    .argument('<place>', 'a file and a line, such as src/auth.js:12', readPlace)
    .option('--config <file>', 'settings of the project, tables of its own packages among them')
    .option('--no-color', 'print without colours')
    .action(async (place: PlaceArgument, options: { readonly color: boolean; readonly config?: string }) => {
      const { explain } = await import('./explain.ts')
      finish(await explain(place, options, terminal))
    })

  program
    .command('repaired-texts', { hidden: true })
    .argument('<file>')
    .requiredOption('--only <codemod>')
    .action(async (file: string, { only }: { readonly only: string }) => {
      const { repairedTexts } = await import('./repaired-texts.ts')
      finish(repairedTexts(file, only, terminal))
    })

  return program
}

/** A place as it is typed. */
export interface PlaceArgument {
  readonly file: string
  readonly line: number
}

function readPlace(text: string): PlaceArgument {
  const match = /^(?<file>.+?):(?<line>[1-9]\d*)(?::\d+)?$/.exec(text)
  if (match?.groups === undefined) throw new InvalidArgumentError('Write a file and a line, such as src/auth.js:12.')
  return { file: match.groups.file!, line: Number(match.groups.line) }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
