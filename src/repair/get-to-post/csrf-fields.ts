/** What the forms of a project send along so that the server knows that they are its own. */
import type { RepairProject } from '../repair-project.ts'

export interface Csrf {
  /** The server looks for a token in every POST. */
  readonly isChecked: boolean
  /** The field of a file's other forms, or of other templates where all are given the token; null where none is found. */
  fieldFor(file: string): string | null
}

/** Packages that refuse a POST without a token, by a word that all of their names have in them. */
const CHECKERS: readonly (readonly [string, RegExp])[] = [
  ['csurf', /['"](?:@dr\.pogodin\/|nuxt-)?csurf['"]/],
  ['csrf', /['"](?:csrf-csrf|csrf-sync|tiny-csrf|koa-csrf|fastify-csrf|@fastify\/csrf-protection)['"]/],
  ['lusca', /['"]lusca['"]/],
  ['crumb', /['"]@hapi\/crumb['"]/],
]

/** Frameworks that do it where a file of settings says so: a word in it, its name, and what it says. */
const SETTINGS: readonly (readonly [string, RegExp, RegExp])[] = [
  ['csrf', /\/config\/shield\.[jt]s$/, /\bcsrf\b[^]*?^\s*enabled\s*:\s*true/m],
  ['csrf', /\/config\/security\.[jt]s$/, /^\s*csrf\s*:\s*(?:true|\{)/m],
]

const HTML_FIELD =
  /<input\b(?:<%[^]*?%>|[^>])*\bname\s*=\s*(["'])(?:_csrf|csrf_?token|_token|authenticity_token|crumb)\1(?:<%[^]*?%>|[^>])*>/i
const PUG_FIELD = /\binput\((?=[^)\n]*\bname\s*=\s*["'](?:_csrf|csrfToken|csrf_token|_token|authenticity_token)["'])[^\n]*\)/

export function csrfOf({ facts }: RepairProject): Csrf {
  const uses = CHECKERS.filter(([word, name]) => facts.mentioning(word).some((file) => name.test(facts.textOf(file))))
  const fieldIn = (file: string): string | null =>
    (file.endsWith('.pug') || file.endsWith('.jade') ? PUG_FIELD : HTML_FIELD).exec(facts.textOf(file))?.[0] ?? null
  const isChecked =
    uses.length > 0 ||
    SETTINGS.some(([text, file, setting]) => facts.mentioning(text).some((at) => file.test(at) && setting.test(facts.textOf(at))))
  return {
    isChecked,
    fieldFor: (file) => {
      const own = fieldIn(file)
      if (own !== null || !isChecked) return own
      // Every template knows what is put where all of them find it.
      const extension = file.slice(file.lastIndexOf('.'))
      for (const other of facts.mentioning('csrf')) {
        if (!other.endsWith(extension)) continue
        const field = fieldIn(other)
        const value = /value\s*=\s*["']?(?:<%[-=]|\{\{\{?)?\s*([\w.]+)/.exec(field ?? '')?.[1]
        if (field !== null && value !== undefined && facts.mentioning(`locals.${value.split('.')[0]!}`).length > 0) return field
      }
      return null
    },
  }
}
