/** `npm run new rule|framework|library <id>`: writes the files that one needs, and the generated ones. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generate } from './generate.ts'
import { isMain, root } from './paths.ts'
import {
  frameworkFixture, frameworkHelper, frameworkTable, libraryFixture, libraryHelper, libraryManifest, libraryTable,
  projectManifest, ruleFile, rulePage, ruleTest,
} from './templates.ts'

const kinds: Readonly<Record<string, (id: string) => Readonly<Record<string, string>>>> = {
  rule: (id) => ({
    [`rules/${id}.ts`]: ruleFile(id),
    [`tests/rules/${id}.test.ts`]: ruleTest(id),
    [`docs/rules/${id}.md`]: rulePage(),
  }),
  framework: (id) => ({
    [`src/knowledge/frameworks/${id}.ts`]: frameworkTable(id),
    [`tests/frameworks/${id}/package.json`]: projectManifest(id),
    [`tests/frameworks/${id}/src/app.ts`]: frameworkFixture(id),
    [`tests/frameworks/${id}/src/leave.ts`]: frameworkHelper(),
  }),
  library: (id) => ({
    [`src/knowledge/libraries/${id}.ts`]: libraryTable(id),
    [`tests/libraries/${id}/package.json`]: libraryManifest(id),
    [`tests/libraries/${id}/src/app.ts`]: libraryFixture(),
    [`tests/libraries/${id}/src/leave.ts`]: libraryHelper(id),
  }),
}

/** Writes the files of a new unit and brings the generated files up to date; gives the paths of both. */
export async function scaffold(kind: string, id: string, base: string = root): Promise<readonly string[]> {
  const files = Object.hasOwn(kinds, kind) ? kinds[kind]?.(id) : undefined
  if (!files) throw new Error(`There is no \`${kind}\` to make. Known: ${Object.keys(kinds).join(', ')}.`)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new Error(`\`${id}\` is no id: use kebab-case, e.g. \`require-cookie-deletion\`.`)
  const taken = Object.keys(files).find((path) => existsSync(join(base, path)))
  if (taken) throw new Error(`${taken} exists already.`)

  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  return [...Object.keys(files), ...(await generate(base))]
}

if (isMain(import.meta.url)) {
  const [kind, id, ...more] = process.argv.slice(2)
  if (!kind || !id || more.length > 0) {
    console.error('Usage: npm run new rule|framework|library <id>')
    process.exit(2)
  }
  try {
    for (const path of await scaffold(kind, id)) console.log(`wrote ${path}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
