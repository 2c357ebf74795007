import { describe, expect, it } from 'vitest'
import { triggersOf } from '../../src/extract/client.ts'
import { Module } from '../../src/syntax/module.ts'
import { parse } from '../../src/syntax/parse.ts'

function triggers(code: string): string[] {
  const parsed = parse('page.tsx', code)
  if ('error' in parsed) throw new Error(parsed.error)
  return triggersOf(new Module('page.tsx', code, parsed.program)).map((t) => `${t.kind} ${t.method ?? '?'} ${t.target ?? '?'}`)
}

describe('links', () => {
  it('sees an anchor', () => {
    expect(triggers('<a href="/logout">Bye</a>')).toEqual(['anchor GET /logout'])
  })
  it('leaves an anchor to a page about logging out', () => {
    expect(triggers('<a href="/help/logged-out">Help</a>')).toEqual([])
  })
  it('sees a link component by its `href` or `to`', () => {
    expect(triggers('<><Link href="/api/auth/logout" /><NavLink to={"/logout"} /></>')).toEqual(['link-component GET /api/auth/logout', 'link-component GET /logout'])
  })
  it('sees an image', () => {
    expect(triggers('<img src="/logout" />')).toEqual(['image GET /logout'])
  })
})

describe('forms', () => {
  it('takes the method that is written', () => {
    expect(triggers('<form action="/logout" method="post" />')).toEqual(['form POST /logout'])
  })
  it('takes GET where none is', () => {
    expect(triggers('<form action="/logout" />')).toEqual(['form GET /logout'])
  })
})

describe('requests', () => {
  it('sees fetch with its method', () => {
    expect(triggers("fetch('/api/logout', { method: 'POST' })")).toEqual(['fetch POST /api/logout'])
  })
  it('sees a GET by fetch', () => {
    expect(triggers('fetch(`${API}/logout`)')).toEqual(['fetch GET /logout'])
  })
  it('sees an HTTP client', () => {
    expect(triggers("axios.post('https://api.example.com/auth/logout')")).toEqual(['http-client POST /auth/logout'])
  })
  it('leaves a route that a server registers', () => {
    expect(triggers("router.post('/logout', (req, res) => res.end()); app.get('/logout', auth, users.logout)")).toEqual([])
  })
})

describe('navigation', () => {
  it('sees an assignment to the location', () => {
    expect(triggers("window.location.href = '/logout'")).toEqual(['location GET /logout'])
  })
  it('leaves an assignment to something else', () => {
    expect(triggers("config.href = '/logout'")).toEqual([])
  })
  it('sees a client-side router', () => {
    expect(triggers("router.push('/logout')")).toEqual(['router GET /logout'])
  })
})
