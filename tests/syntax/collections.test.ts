import { describe, expect, it } from 'vitest'
import { happens, world } from './evaluate.ts'

/** What is told of collections while `main` runs. */
const changes = (declarations: string, body: string): readonly string[] => happens(`${declarations}
export function main(id, value) { ${body} }`)

describe('a collection that outlives the call', () => {
  it.each([
    ['const open = {}', 'delete open[id]', 'taken open'],
    ['const open = {}', 'open[id] = null', 'taken open'],
    ['const open = {}', 'open[id] = undefined', 'taken open'],
    ['const open = {} as Record<string, number>', 'open[id] = 1', 'put open 1'],
    ['let open = {}', 'open = {}', 'emptied open'],
    ['const open = []', 'open.push(1)', 'put open 1'],
    ['const open = []', 'open.splice(open.indexOf(id), 1)', 'taken open'],
    ['const open = []', 'open.splice(0)', 'emptied open'],
    ['const open = []', 'open.length = 0', 'emptied open'],
    ['const open = [1]', 'delete open[id]', 'taken open'],
    ['let open = []', 'open = []', 'emptied open'],
    ['let open = []', 'open = [...open, 1]', 'put open [1, …]'],
    ['let open = []', 'open = open.filter((one) => one !== id)', 'taken open if (one) => one !== id'],
    ['class Store { #open = []; drop(id) { this.#open.splice(id, 1) } }\nconst store = new Store()', 'store.drop(id)', 'taken #open'],
    ['const store = { open: {} }\nconst { open: alias } = store', 'delete alias[id]', 'taken open'],
  ])('%s: %s', (declarations, body, expected) => expect(changes(declarations, body)).toEqual([expected]))

  it('is known by its own name in other files', () => {
    const files = {
      'main.js': `import { open as others } from './store.js'\nexport const main = (id) => { delete others[id] }`,
      'store.js': 'export const open = {}',
    }
    expect(happens(files)).toEqual(['taken open'])
  })

  it('is known by its own name after it was replaced', () => {
    expect(changes('let open = []', 'open = open.filter((one) => one !== id); open.push(2)')).toEqual(['taken open if (one) => one !== id', 'put open 2'])
  })

  it('says nothing of what the call made itself', () => {
    expect(changes('', 'const open = {}; open[id] = 1; delete open[id]; const list = []; list.push(1); list.splice(0)')).toEqual([])
  })

  it('says nothing of what the program starts with', () => {
    expect(changes('const open = {}\nopen[process.pid] = 1\nconst list = []\nlist.push(1)', 'return open')).toEqual([])
  })

  it('says nothing of properties, reads and copies', () => {
    expect(changes('const open = { a: 1 }\nlet list = []', 'open.a = 2; list.filter(Boolean); list = list.map(Boolean); return open[id]')).toEqual([])
  })

  it('may hold what other calls put there', () => {
    const text = `import { seen, unseen } from 'pkg'
    const open = []
    export function main(id) {
      if (open.includes(id)) seen(); else unseen()
      if (open.find((one) => one === id)) seen()
    }`
    expect(world(text).call('main').events).toEqual(['pkg.seen() [branch]', 'pkg.unseen() [branch]', 'pkg.seen() [branch]'])
  })
})
