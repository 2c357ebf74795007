/**
 * What Node's own modules compute of paths, so that a folder that code names (`path.join(__dirname, 'routes')`) is known. What
 * is not a text stays with the tables.
 */
import { literal, object, stringOf, type Value } from '../syntax/values.ts'

type Compute = (texts: readonly string[]) => string | undefined

const PATH: Readonly<Record<string, Compute>> = {
  join: (texts) => normalized(texts.join('/')),
  // Relative to a folder that is only known when the program runs, unless a part is absolute.
  resolve: (texts) => {
    const last = texts.findLastIndex((text) => text.startsWith('/'))
    return last < 0 ? undefined : normalized(texts.slice(last).join('/'))
  },
  normalize: ([text = '']) => normalized(text),
  dirname: ([text = '']) => folderOf(text),
  basename: ([text = '', ending = '']) => {
    const name = text.slice(text.lastIndexOf('/') + 1)
    return ending !== '' && name.endsWith(ending) ? name.slice(0, -ending.length) : name
  },
  extname: ([text = '']) => /[^/](\.[^./]*)$/.exec(text)?.[1] ?? '',
}

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) || '/' : '.')

/** `/a/./b/../c` is `/a/c`. */
function normalized(text: string): string {
  const kept: string[] = []
  for (const part of text.split('/')) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else if (part !== '' && part !== '.') kept.push(part)
  }
  return text.startsWith('/') ? `/${kept.join('/')}` : kept.join('/') || '.'
}

const URLS: Readonly<Record<string, Compute>> = {
  fileURLToPath: ([text = '']) => (text.startsWith(FILE) ? decodeURI(text.slice(FILE.length)) : undefined),
  pathToFileURL: ([text = '']) => (text.startsWith('/') ? `${FILE}${encodeURI(text)}` : undefined),
}

const FILE = 'file://'

const MODULES: Readonly<Record<string, Readonly<Record<string, Compute>>>> = { path: PATH, 'path/posix': PATH, url: URLS }

/**
 * What a call of one of the modules' functions gives; undefined where it is none of them, or an argument is not known.
 *
 * @param callee how the function was reached: `node:path.join`, `path.default.posix.join`
 */
export function hostCall(callee: string, args: readonly Value[]): Value | undefined {
  const [module = '', ...names] = callee.replace(/^node:/, '').split('.')
  const members = Object.hasOwn(MODULES, module) ? MODULES[module] : undefined
  const name = names.filter((one) => one !== 'default' && one !== 'posix').join('.')
  const compute = members && Object.hasOwn(members, name) ? members[name] : undefined
  const texts = compute === undefined ? [] : args.map(textOf)
  const text = texts.every((one) => one !== undefined) ? compute?.(texts) : undefined
  return text === undefined ? undefined : literal(text)
}

/** The text of an argument; of a `URL` its address. */
function textOf(given: Value): string | undefined {
  if (given.kind !== 'object') return stringOf(given)
  const href = given.props.get('href')
  return href === undefined ? undefined : stringOf(href)
}

/** `new URL('./routes', import.meta.url)`: the address of a file. Undefined for any other address. */
export function fileUrl(args: readonly Value[]): Value | undefined {
  const [relative, base] = args.map(stringOf)
  if (relative === undefined || base?.startsWith(FILE) !== true) return undefined
  const url = new URL(relative, base)
  return object(null, [['href', literal(url.href)], ['pathname', literal(url.pathname)]], { open: true })
}

/** `__dirname` and `__filename` of a file of the project. */
export function fileGlobal(name: string, file: string): Value | undefined {
  if (name === '__dirname') return literal(folderOf(file))
  return name === '__filename' ? literal(file) : undefined
}
