import { describe, expect, it } from 'vitest'
import { fileRoute } from '../../src/extract/file-routes.ts'
import type { FileRouteRow, RouteNaming } from '../../src/knowledge/define.ts'
import { bracketNaming, groupedNaming, plainNaming } from '../../src/knowledge/route-namings.ts'

const row = (more: Partial<FileRouteRow>): FileRouteRow => ({
  framework: 'some', roots: ['routes'], basename: null, extensions: ['ts', 'astro'], naming: bracketNaming, exports: [],
  handler: { params: [] }, ...more,
})

const url = (more: Partial<FileRouteRow>, file: string): string | null => fileRoute(row(more), file)?.path ?? null

describe('the URL of a file', () => {
  it.each([
    ['routes/logout.ts', '/logout'],
    ['routes/auth/logout.ts', '/auth/logout'],
    ['routes/auth/index.ts', '/auth'],
    ['routes/index.ts', '/'],
    ['routes/[tenant]/logout.ts', '/:tenant/logout'],
    ['routes/[[lang]]/logout.ts', '/:lang/logout'],
    ['routes/[lang=locale]/logout.ts', '/:lang/logout'],
    ['routes/user-[id].ts', '/user-:id'],
    ['routes/[...path].ts', '/*'],
    ['routes/[[...path]].ts', '/*'],
    ['routes/[...].ts', '/*'],
    ['routes/logout.json.ts', '/logout.json'],
    ['routes/page.astro', '/page'],
    ['routes/page.vue', null],
    ['other/logout.ts', null],
    ['src/routes/logout.ts', null],
  ])('%s is %s', (file, expected) => {
    expect(url({}, file)).toBe(expected)
  })

  it('has the prefix', () => {
    expect(url({ prefix: '/api' }, 'routes/logout.ts')).toBe('/api/logout')
    expect(url({ prefix: '/api' }, 'routes/index.ts')).toBe('/api')
  })

  it('leaves groups out', () => {
    expect(url({ naming: groupedNaming }, 'routes/(auth)/(inner)/logout.ts')).toBe('/logout')
  })

  it('follows the folders where the name is fixed', () => {
    const fixed = { basename: ['+page.server', '+server'] }
    expect(url(fixed, 'routes/auth/logout/+server.ts')).toBe('/auth/logout')
    expect(url(fixed, 'routes/+page.server.ts')).toBe('/')
    expect(url(fixed, 'routes/auth/helpers.ts')).toBeNull()
  })

  it('takes dots for separators, outside of brackets', () => {
    const flat: RouteNaming = {
      dots: true, index: ['_index'],
      segments: [{ matches: String.raw`^_.*|_$`, becomes: '' }, { matches: String.raw`^\$(.+)`, becomes: ':$1' }, { matches: String.raw`\[(.*?)\]`, becomes: '$1' }],
    }
    expect(url({ naming: flat }, 'routes/auth.logout.ts')).toBe('/auth/logout')
    expect(url({ naming: flat }, 'routes/_app.$team.logout.ts')).toBe('/:team/logout')
    expect(url({ naming: flat }, 'routes/auth_.logout.ts')).toBe('/auth/logout')
    expect(url({ naming: flat }, 'routes/auth._index.ts')).toBe('/auth')
    expect(url({ naming: flat }, 'routes/sitemap[.]xml.ts')).toBe('/sitemap.xml')
  })

  it('is none of a name that is left out', () => {
    expect(url({ naming: { segments: [], except: '^_' } }, 'routes/_helpers/logout.ts')).toBeNull()
  })

  it('is found below any folder of a pattern', () => {
    const layers = { roots: ['server/api', 'layers/*/server/api'] }
    expect(url(layers, 'layers/auth/server/api/logout.ts')).toBe('/logout')
    expect(url(layers, 'layers/a/b/server/api/logout.ts')).toBeNull()
  })

  it('may be fixed, or unknown', () => {
    const middleware = { basename: 'middleware', roots: ['src', ''], naming: plainNaming }
    expect(fileRoute(row({ ...middleware, path: null }), 'src/middleware.ts')).toMatchObject({ pathIsKnown: false })
    expect(fileRoute(row({ ...middleware, path: '/all' }), 'middleware.ts')).toMatchObject({ path: '/all', pathIsKnown: true })
    expect(fileRoute(row({ ...middleware, path: null }), 'src/lib/middleware.ts')).toBeNull()
  })
})

describe('the method in the name', () => {
  it('is read where the framework does', () => {
    expect(fileRoute(row({ methodSuffix: true }), 'routes/logout.post.ts')).toMatchObject({ path: '/logout', method: 'POST' })
    expect(fileRoute(row({ methodSuffix: true }), 'routes/session/index.delete.ts')).toMatchObject({ path: '/session', method: 'DELETE' })
    expect(fileRoute(row({ methodSuffix: true }), 'routes/logout.ts')).toMatchObject({ path: '/logout', method: null })
    expect(fileRoute(row({}), 'routes/logout.post.ts')).toMatchObject({ path: '/logout.post', method: null })
  })
})
