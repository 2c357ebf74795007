/** Links, images and forms in pages and templates, looked for where there is a logout that they could start by a GET. */
import { templateTriggers } from '../extract/template-triggers.ts'
import type { ClientTrigger, Endpoint } from '../model/facts.ts'

export interface TemplateSources {
  /** Pages and templates of the analysed part. */
  files(): readonly string[]
  /** The path below the project's folder. */
  relativeTo(file: string): string
  textOf(file: string): string
  guard(file: string, work: () => readonly ClientTrigger[]): readonly ClientTrigger[]
}

/** Pages that no user of the application sees, or whose links lead out of a mailbox. */
const NOT_SERVED = /(?:^|\/)(?:docs?|documentation|examples?|coverage|e?-?mails?)\//i

/** The triggers of a project's templates, those that can be tied to an endpoint. */
export function triggersOfTemplates(endpoints: readonly Endpoint[], sources: TemplateSources): readonly ClientTrigger[] {
  const words = endpoints.filter(({ methods }) => methods.some((method) => /^(?:GET|HEAD|ANY)$/.test(method)))
    .flatMap(({ path }) => path?.split('/').at(-1) ?? [])
  if (words.length === 0) return []
  return sources.files().filter((file) => !NOT_SERVED.test(sources.relativeTo(file))).flatMap((file) => {
    const text = sources.textOf(file)
    return words.some((word) => text.includes(word)) ? sources.guard(file, () => templateTriggers(file, text)) : []
  })
}
