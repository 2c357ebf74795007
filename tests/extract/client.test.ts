import { describe, expect, it } from 'vitest'
import { mayTrigger, triggersOf } from '../../src/extract/client.ts'
import { Module } from '../../src/syntax/module.ts'
import { parse } from '../../src/syntax/parse.ts'

function triggers(code: string, file = 'page.tsx'): string[] {
  return found(code, file).map((t) => `${t.kind} ${t.method ?? '?'} ${t.target ?? '?'}`)
}

function found(code: string, file: string): ReturnType<typeof triggersOf> {
  const parsed = parse(file, code)
  if ('error' in parsed) throw new Error(parsed.error)
  const triggers = triggersOf(new Module(file, code, parsed))
  // The quick look at the text must never turn away what the parser would have found.
  if (triggers.length > 0) expect(mayTrigger(code)).toBe(true)
  return triggers
}

describe('the quick look at a text', () => {
  it.each(["'/log-out'", '`${base}logout`', 'href=/logout', "'?/signOut'", "'/users/me/session/destroy'", "api('auth/' + 'end-session')"])(
    'lets %s through', (text) => expect(mayTrigger(text)).toBe(true))
  it.each(['await logout()', 'const onLogout = () => signOut({})', "t('Do you want to log out?')", '// see logout', ''])(
    'turns %s away', (text) => expect(mayTrigger(text)).toBe(false))
})

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
    expect(triggers("axios({ method: 'post', url: '/logout' })")).toEqual(['http-client POST /logout'])
    expect(triggers("$.ajax({ url: '/logout', success: done })")).toEqual(['http-client GET /logout'])
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

describe('Vue', () => {
  it('sees links, also bound ones', () => {
    expect(triggers('<template><a href="/logout">x</a><NuxtLink to="/logout" /><router-link :to="{ path: \'/logout\' }" /></template>', 'a.vue'))
      .toEqual(['anchor GET /logout', 'link-component GET /logout', 'link-component GET /logout'])
  })
  it('sees requests in handlers of events', () => {
    expect(triggers('<template><button @click.prevent="busy = true; $fetch(\'/api/logout\', { method: \'post\' })" /></template>', 'a.vue'))
      .toEqual(['fetch POST /api/logout'])
  })
  it('sees requests in all scripts', () => {
    const code = '<script lang="ts">export const leave = () => axios.get<void>("/logout")</script>\n<script setup lang="ts">const go = () => navigateTo("/logout")</script>'
    expect(triggers(code, 'a.vue')).toEqual(['http-client GET /logout', 'router GET /logout'])
  })
  it('leaves the names of routes and components', () => {
    expect(triggers('<template><LogoutButton :to="{ name: \'logout\' }" @logout="logout()" /></template>', 'a.vue')).toEqual([])
  })
})

describe('Svelte', () => {
  it('sees forms and the actions of their buttons', () => {
    const code = '<form method="POST" action="?/logout" use:enhance></form><form method="post"><button formaction="/account?/logout">x</button></form>'
    expect(triggers(code, 'a.svelte')).toEqual(['form POST ?/logout', 'form POST /account?/logout'])
  })
  it('sees what events do, old and new', () => {
    const code = '<script>import { goto } from "$app/navigation"</script>{#if a<b}<button on:click={() => goto("/logout")}>x</button>{/if}<p onclick={async () => { await fetch("/logout", { method: "POST" }) }}/>'
    expect(triggers(code, 'a.svelte')).toEqual(['router GET /logout', 'fetch POST /logout'])
  })
  it('sees links with holes', () => {
    expect(triggers('<a href="{base}/logout">x</a><a href={`${base}/logout`}>x</a>', 'a.svelte')).toEqual(['anchor GET /logout', 'anchor GET /logout'])
  })
})

describe('Astro', () => {
  it('sees links within expressions', () => {
    expect(triggers('---\nconst a = 1\n---\n{user && a<b && <a href="/logout">Out</a>}', 'a.astro')).toEqual(['anchor GET /logout'])
  })
  it('sees requests of scripts in the browser', () => {
    expect(triggers('---\n---\n<form id="out"/>\n<script>\nout.onsubmit = () => fetch("/api/logout", { method: "POST" })\n</script>', 'a.astro')).toEqual(['fetch POST /api/logout'])
  })
  it('says where they stand', () => {
    const code = '---\nconst text = "<a href=\'/logout\'>"\n---\n<!-- <a href="/logout"> -->\n<p title="a > b"><a href="/logout">Out</a></p>'
    expect(found(code, 'a.astro').map(({ place }) => code.slice(place.start, place.end))).toEqual(['<a href="/logout">'])
  })
})

describe('what is no request', () => {
  it('an object with an address that something else is made of', () => {
    expect(triggers("menu.add({ url: '/logout', method: 'post' })")).toEqual([])
  })
})
