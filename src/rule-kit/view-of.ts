/** The view that all rules share while one file is linted. */
import path from 'node:path'
import type { Rule } from 'eslint'
import { passesPrefilter } from '../extract/prefilter.ts'
import type { LogoutView } from '../model/view.ts'
import { absolute, child, isInside, withSlashes } from '../project/paths.ts'
import { engine } from './load-engine.ts'
import { factsOfProject } from './project-memo.ts'
import { readSettings } from './settings.ts'

/** What ESLint calls a text that it was given without a file name. */
const NAMELESS = /^<\w+>$/

/** Of the file that was asked about last: all rules ask, one after the other. */
let gate: { readonly file: string; readonly text: string; readonly settings: object; readonly isOpen: boolean } | null = null
const views = new WeakMap<object, LogoutView>()

/**
 * Can the file have anything to do with a logout? Told by its text and path alone, since nearly all files have not.
 *
 * @throws when the plugin's settings are wrong
 */
export function concerns(context: Rule.RuleContext): boolean {
  // Not the syntax tree, which oxlint makes only for plugins that look at it.
  const { text } = context.sourceCode
  const { filename: file, settings } = context
  if (gate?.file === file && gate.text === text && gate.settings === settings) return gate.isOpen
  readSettings(settings, context.cwd)
  // A code block in a Markdown file is no part of the project.
  const isWholeFile = file === context.physicalFilename
  const isOpen = isWholeFile && typeof text === 'string' && passesPrefilter(text, pathWithin(context))
  gate = { file, text, settings, isOpen }
  return isOpen
}

/** The view of the project that the linted file belongs to, with the file's text as ESLint has it. */
export function viewOf(context: Rule.RuleContext): LogoutView {
  const { ast } = context.sourceCode
  const known = views.get(ast)
  if (known !== undefined) return known
  const home = fileOf(context)
  const { root = engine().findProjectRoot(home), tables } = readSettings(context.settings, context.cwd)
  const facts = factsOfProject(root, home, context.sourceCode.text, tables)
  const view = engine().createRepairingView(facts, { root: facts.root, isHome: (file) => file === home }, tables)
  views.set(ast, view)
  return view
}

/** The file's path without the folders around the project, which may be called anything. */
function pathWithin(context: Rule.RuleContext): string {
  const file = fileOf(context)
  const folder = withSlashes(context.cwd)
  // ESLint's paths are absolute and normalised, so that nearly always one is the beginning of the other.
  return isInside(file, folder) ? file.slice(folder.length).replace(/^\//, '') : withSlashes(path.relative(context.cwd, file))
}

/** The absolute path of the linted file. */
function fileOf(context: Rule.RuleContext): string {
  if (NAMELESS.test(context.physicalFilename)) return child(absolute(context.cwd), 'nameless.tsx')
  return absolute(context.physicalFilename)
}
