/** `delete-cookie` and `align-cookie-deletion`: deletions with the name, path and domain that the cookie was set with. */
import type { Node } from 'oxc-parser'
import type { CookieClearEvent, Endpoint, Place } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import type { CookiePair, CookieSite } from '../model/view.ts'
import { actingRuns, isCookieClear, isSend } from '../project/runs.ts'
import { callSites, distinctAnswers, isLeftToFramework, isReturned, placeInHandler, siteWithoutAnswer, type AnswerSite } from './answer-sites.ts'
import { atHand, firstParameter, handlerAround } from './at-hand.ts'
import { keyName } from './calls.ts'
import { deletionForms, deletionFunctions, deletionStores, takesObjectOnly, type DeletionForm } from './cookie-forms.ts'
import type { Document } from './document.ts'
import { isAutoImported, type Written } from './header-statement.ts'
import { importName } from './imports.ts'
import { addProperty, propertyNamed, withoutProperty } from './objects.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'
import { sharedOptions } from './shared-options.ts'
import { anchorOf, insertBefore } from './statements.ts'

/** What the deletion has to say of the cookie. `domain` is empty for a host-only cookie; what is not known is null. */
interface Wanted {
  readonly name: string
  readonly path: string | null
  readonly domain: string | null
  /** The name of the constant that has both. */
  readonly shared?: string
}

/**
 * Adds a deletion before the answer.
 *
 * @throws CannotRepair with the reason
 */
export function deleteCookie(endpoint: Endpoint, cookie: CookiePair, project: RepairProject): readonly Edit[] {
  const { name, set } = cookie
  if (name === null || set === null) throw new CannotRepair('the name of the cookie is not known')
  const wanted: Wanted = { name, path: set.path, domain: set.domain }
  const example = exampleOf(endpoint, project)
  if (example) {
    const code = afterExample(example, wanted)
    const anchor = anchorOf(example.doc, example.node)
    if (code !== null && anchor?.is === 'listed') return insertBefore(example.doc, anchor, [example.doc.statement(code)])
  }
  const places = sites(endpoint, project)
  const [{ doc: first } = { doc: null }] = places
  const shared = first && places.every(({ doc }) => doc === first) && needsOptions(wanted) ? sharedOptions(set, first, endpoint, project) : null
  if (shared === null && wanted.path === null) throw new CannotRepair('the path of the cookie is not known')
  if (shared === null && wanted.domain === null) throw new CannotRepair('the domain of the cookie is not known')
  return [...(shared?.edits ?? []), ...places.flatMap(({ doc, node }) => {
    const anchor = anchorOf(doc, node)
    if (anchor === null) throw new CannotRepair('there is no statement that the deletion could be put before')
    const written = deletionStatement(doc, node, endpoint, { ...wanted, ...(shared && { shared: shared.local }) }, project)
    if (written === null) throw new CannotRepair('no response that a cookie could be deleted on is at hand where the answer is sent')
    return [...written.edits, ...insertBefore(doc, anchor, [doc.statement(written.code)])]
  })]
}

/** Is there anything that a deletion by name alone would not say? */
const needsOptions = ({ path, domain }: Wanted): boolean => path !== '/' || domain !== ''

/** Where the deletion goes: before the answers, or where the logout does its first thing. */
function sites(endpoint: Endpoint, project: RepairProject): readonly AnswerSite[] {
  const sends = distinctAnswers(actingRuns(endpoint).flatMap(({ events }) => events.filter(isSend).filter((send) => (send.status ?? 200) < 400 && send.conditions.every(({ kind }) => kind !== 'catch'))), endpoint)
  const called = sends.filter((send) => !isReturned(send))
  if (called.length > 0) return callSites(called.map((send) => placeInHandler(send, endpoint)), project)
  const own = sends.map((send) => {
    const place = placeInHandler(send, endpoint)
    const doc = project.document(place.file)
    return { send, site: { doc, node: doc.nodeAt(place) } }
  })
  if (own.length === 0 || own.some(({ send, site }) => isLeftToFramework(send, endpoint, site))) return [siteWithoutAnswer(endpoint, project)]
  return own.map(({ site }) => site)
}

// --- as another cookie is deleted -----------------------------------------------------------------------------------------------

interface Example extends AnswerSite {
  readonly event: CookieClearEvent
}

/** The deletion of another cookie in the handler itself. */
function exampleOf(endpoint: Endpoint, project: RepairProject): Example | null {
  for (const event of actingRuns(endpoint).flatMap(({ events }) => events.filter(isCookieClear))) {
    if (event.frames.length > 0 || event.cookie.byLibrary || event.cookie.client) continue
    const doc = project.document(event.place.file)
    const node = doc.nodeAt(event.place)
    if (node.type === 'CallExpression') return { doc, node, event }
  }
  return null
}

/** The same call for the wanted cookie, if its path and domain are those of the example. */
function afterExample({ doc, node, event }: Example, { name, path, domain }: Wanted): string | null {
  const { cookie } = event
  if (node.type !== 'CallExpression' || cookie.name.is !== 'known' || cookie.path.is !== 'known' || cookie.domain.is !== 'known') return null
  if ((cookie.path.value ?? '/') !== path || (cookie.domain.value ?? '') !== domain) return null
  const literal = node.arguments.find((argument) => argument.type === 'Literal' && argument.value === (cookie.name as { readonly value: string }).value)
  if (literal === undefined) return null
  return `${doc.text.slice(node.start, literal.start)}${doc.quoted(name)}${doc.text.slice(literal.end, node.end)}`
}

// --- as the framework deletes cookies ------------------------------------------------------------------------------------------

function deletionStatement(doc: Document, node: Node, endpoint: Endpoint, wanted: Wanted, project: RepairProject): Written | null {
  const { registry } = project
  for (const table of project.tablesOf(endpoint.framework)) {
    for (const { module, name, api } of deletionFunctions(registry, table)) {
      const given = firstParameter(doc, handlerAround(doc, node, endpoint, 2))
      const imported = isAutoImported(doc, table, { module, name }, registry) ? { local: name, edits: [] } : importName(doc, module, name)
      if (imported === null || given === null) continue
      const args = [given.text, doc.quoted(wanted.name), optionsText(doc, wanted, api.path.clear)].filter((arg) => arg !== null)
      return { code: `${imported.local}(${args.join(', ')})`, edits: [...imported.edits, ...given.edits] }
    }
  }
  const found = atHand(doc, node, endpoint, project, (type) => deletionForms(registry, type))
  if (found) return { code: `${found.callee}(${argumentsText(doc, wanted, found.form)})`, edits: found.edits }
  return onStore(doc, endpoint, wanted, project)
}

function argumentsText(doc: Document, wanted: Wanted, { takes, api }: DeletionForm): string {
  const options = optionsText(doc, wanted, api.path.clear)
  switch (takes) {
    case 'name-and-options': return [doc.quoted(wanted.name), options].filter((part) => part !== null).join(', ')
    case 'nothing': return [doc.quoted(wanted.name), 'null', options].filter((part) => part !== null).join(', ')
    case 'object': return named(doc, wanted, api.path.clear)
  }
}

/** `{ path, domain }`, as far as the defaults of the deletion are others, or the constant of both; null for nothing to say. */
function optionsText(doc: Document, wanted: Wanted, usualPath: string | null): string | null {
  const options = optionTexts(doc, wanted, usualPath)
  return wanted.shared ?? (options.length === 0 ? null : `{ ${options.join(', ')} }`)
}

function optionTexts(doc: Document, { path, domain }: Wanted, usualPath: string | null): readonly string[] {
  return [
    ...(path === null || path === usualPath ? [] : [`path: ${doc.quoted(path)}`]),
    ...(domain === null || domain === '' ? [] : [`domain: ${doc.quoted(domain)}`]),
  ]
}

/** The name alone, or `{ name, path, domain }`. */
function named(doc: Document, wanted: Wanted, usualPath: string | null): string {
  const options = wanted.shared === undefined ? optionTexts(doc, wanted, usualPath) : [`...${wanted.shared}`]
  return options.length === 0 ? doc.quoted(wanted.name) : `{ ${[`name: ${doc.quoted(wanted.name)}`, ...options].join(', ')} }`
}

/** On the cookies of whatever response the handler returns, where the framework has a function that gives them. */
function onStore(doc: Document, { framework }: Endpoint, wanted: Wanted, { registry }: RepairProject): Written | null {
  for (const { module, name, form } of deletionStores(registry, framework)) {
    const imported = importName(doc, module, name)
    if (imported === null) continue
    const store = new RegExp(String.raw`\bconst (\w+) = await ${name}\(\)`).exec(doc.text)?.[1]
    const receiver = store ?? `(await ${imported.local}())`
    const guard = store === undefined && !doc.style.semicolons ? ';' : ''
    return { code: `${guard}${receiver}.${form.method}(${argumentsText(doc, wanted, form)})`, edits: imported.edits }
  }
  return null
}

// --- a deletion that does not fit ----------------------------------------------------------------------------------------------

/**
 * Gives a deletion the attribute that it lacks.
 *
 * @throws CannotRepair with the reason
 */
export function alignDeletion(endpoint: Endpoint, cookie: CookiePair, project: RepairProject): readonly Edit[] {
  const { clear, set, attribute } = cookie
  if (clear === null) throw new CannotRepair('there is no deletion')
  const doc = project.document(clear.place.file)
  const call = callOf(doc, clear.place)
  if (call === null) throw new CannotRepair(`the deletion at \`${clear.via}\` is no call that options could be given to`)
  switch (attribute) {
    case 'path':
    case 'domain': return asShared(doc, call, set, endpoint, project) ?? identified(doc, call, { clear, set }, endpoint, project)
    case 'partitioned': return withOptions(doc, call, { partitioned: 'true' }, endpoint, project)
    case 'prefix':
    case 'same-site': return withOptions(doc, call, { secure: 'true' }, endpoint, project)
    case 'expiry': return expired(doc, call)
    case 'name': return [renamed(doc, call, cookie)]
    default: throw new CannotRepair(`a mismatch of the ${attribute ?? 'cookie'} is for a person to settle: which of the two is meant cannot be told`)
  }
}

/** The options of the set in place of the deletion's own path and domain. */
function asShared(doc: Document, call: Call, set: CookieSite | null, endpoint: Endpoint, project: RepairProject): readonly Edit[] | null {
  const shared = set && sharedOptions(set, doc, endpoint, project)
  const last = call.arguments.at(-1)
  if (!shared || last === undefined) return null
  if (call.arguments.length === 1 || last.type === 'Literal') {
    const edit = ignoresOptions(call, endpoint, project) ? doc.replace(last, `{ name: ${doc.textOf(last)}, ...${shared.local} }`) : doc.insert(last.end, `, ${shared.local}`)
    return [...shared.edits, edit]
  }
  if (last.type === 'Identifier') return [...shared.edits, doc.replace(last, `{ ...${last.name}, ...${shared.local} }`)]
  if (last.type !== 'ObjectExpression') return null
  const kept = last.properties.filter((one) => one !== propertyNamed(last, 'path') && one !== propertyNamed(last, 'domain'))
  const rest = [...kept.map((one) => doc.textOf(one)), `...${shared.local}`]
  return [...shared.edits, doc.replace(last, kept.length === 0 ? shared.local : `{ ${rest.join(', ')} }`)]
}

/** Path and domain of the set, whichever of them differ. */
function identified(
  doc: Document, call: Call, { clear, set }: { readonly clear: CookieSite; readonly set: CookieSite | null }, endpoint: Endpoint, project: RepairProject,
): readonly Edit[] {
  const { path, domain } = set ?? {}
  if (path == null || domain == null) throw new CannotRepair('the path or the domain of the cookie is not known')
  const missing = {
    ...(clear.path === path ? {} : { path: doc.quoted(path) }),
    ...(clear.domain === domain || domain === '' ? {} : { domain: doc.quoted(domain) }),
  }
  return [
    ...(domain === '' && clear.domain !== '' ? withoutOption(doc, call, ['domain']) : []),
    ...(Object.keys(missing).length === 0 ? [] : withOptions(doc, call, missing, endpoint, project)),
  ]
}

/** The other name, where the deletion writes one: a literal that is no name of a cookie that anybody sets. */
function renamed(doc: Document, call: Call, { name }: CookiePair): Edit {
  const [first] = call.arguments
  const written = first?.type === 'ObjectExpression' ? propertyNamed(first, 'name')?.value : call.arguments.find(({ type }) => type === 'Literal')
  if (name === null || written?.type !== 'Literal' || typeof written.value !== 'string') {
    throw new CannotRepair('which of the two names is meant cannot be told')
  }
  return doc.replace(written, doc.quoted(name))
}

type Call = Node & { readonly type: 'CallExpression' }

function callOf(doc: Document, place: Place): Call | null {
  const node = doc.nodeAt(place)
  const call = node.type === 'AwaitExpression' ? node.argument : node.type === 'ExpressionStatement' ? node.expression : node
  return call.type === 'CallExpression' ? call : null
}

/** Gives the options of the deletion these properties; an object of options is added where there is none. */
function withOptions(
  doc: Document, call: Call, options: Readonly<Record<string, string>>, endpoint: Endpoint, project: RepairProject,
): readonly Edit[] {
  const last = call.arguments.at(-1)
  if (last === undefined) throw new CannotRepair('the deletion is given no name')
  const written = (entries: readonly (readonly [string, string])[]): string => entries.map(([name, text]) => `${name}: ${text}`).join(', ')
  if (last.type === 'ObjectExpression') {
    const known = Object.entries(options).map(([name, text]) => ({ name, text, property: propertyNamed(last, name) }))
    const fresh = known.filter(({ property }) => property === undefined).map(({ name, text }) => [name, text] as const)
    const edits = known.flatMap(({ property, text }) => (property ? [doc.replace(property.value, text)] : []))
    return fresh.length === 0 ? edits : [...edits, addProperty(doc, last, written(fresh))]
  }
  const own = written(Object.entries(options))
  if (call.arguments.length > 1 && last.type !== 'Literal') {
    if (last.type !== 'Identifier') throw new CannotRepair('the options of the deletion are made elsewhere')
    return [doc.replace(last, `{ ...${last.name}, ${own} }`)]
  }
  if (ignoresOptions(call, endpoint, project)) return [doc.replace(last, `{ name: ${doc.textOf(last)}, ${own} }`)]
  return [doc.insert(last.end, `, { ${own} }`)]
}

/** Does the method take name and options as one object alone? */
function ignoresOptions({ callee }: Call, { framework }: Endpoint, project: RepairProject): boolean {
  return callee.type === 'MemberExpression' && takesObjectOnly(project, framework, keyName(callee.property))
}

/** Takes options out of the call's object. */
function withoutOption(doc: Document, call: Call, names: readonly string[]): readonly Edit[] {
  const last = call.arguments.at(-1)
  if (last?.type !== 'ObjectExpression') throw new CannotRepair('the options of the deletion are made elsewhere')
  const kept = last.properties.filter((one) => one.type !== 'Property' || names.every((name) => propertyNamed(last, name) !== one))
  if (kept.length === last.properties.length) throw new CannotRepair('the options of the deletion are made elsewhere')
  const first = call.arguments.at(-2)
  if (kept.length === 0 && first) return [doc.replace({ start: first.end, end: last.end }, '')]
  return names.flatMap((name) => {
    const property = propertyNamed(last, name)
    return property === undefined ? [] : [withoutProperty(doc, last, property)]
  })
}

/** A deletion that leaves a live cookie behind: the lifetime is taken out, or an own one is written. */
function expired(doc: Document, call: Call): readonly Edit[] {
  const method = call.callee.type === 'MemberExpression' ? doc.textOf(call.callee.property) : doc.textOf(call.callee)
  if (/^(?:clearCookie|delete|deleteCookie|remove|unstate)$/.test(method)) return withoutOption(doc, call, ['maxAge', 'expires'])
  const [name, value, options] = call.arguments
  if (/^(?:cookie|setCookie|set)$/.test(method) && name?.type === 'Literal' && value?.type === 'Literal') {
    const edits = value.value === '' ? [] : [doc.replace(value, doc.quoted(''))]
    if (options === undefined) return [...edits, doc.insert(value.end, `, { maxAge: 0 }`)]
    if (options.type === 'ObjectExpression') {
      const lifetimes = ['maxAge', 'expires'].flatMap((key) => propertyNamed(options, key) ?? [])
      const [first] = lifetimes
      if (first) return [...edits, doc.replace(first, 'maxAge: 0')]
      const end = options.properties.at(-1)?.end
      return [...edits, end === undefined ? doc.replace(options, '{ maxAge: 0 }') : doc.insert(end, ', maxAge: 0')]
    }
  }
  throw new CannotRepair('how the deletion could be made one cannot be told from its call')
}
