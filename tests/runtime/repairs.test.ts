/**
 * Repairs are true: real applications with a defect are started, used, repaired and used again. Each expectation is a pair, of
 * what was seen before the repair and what is seen after it.
 *
 * `npm test` runs the applications of Express and Fastify. All of them run with `npm run test:runtime`, or wherever the
 * environment has SECURE_LOGOUT_RUNTIME=all. Those with Redis run where it is installed.
 */
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Browser } from './browser.ts'
import { observe, repairedStory, stopAll, type Environment, type Story } from './harness.ts'
import { hasRedis, startRedis, type Redis } from './redis.ts'

const runsAll = process.env.npm_lifecycle_event === 'test:runtime' || process.env.SECURE_LOGOUT_RUNTIME === 'all'

const TO_INSTALL_AND_BUILD = 15 * 60_000

afterEach(stopAll)

/** Repairs the application, and gives what is known of it: of each observation what it was before, and what it is after. */
function storyOf<Seen>(name: string, look: (base: string) => Promise<Seen>, env?: () => Environment) {
  let story: Story<Seen>
  beforeAll(async () => { story = await repairedStory(name, look, env?.()) }, TO_INSTALL_AND_BUILD)
  return {
    pair: <Key extends keyof Seen>(key: Key): readonly [Seen[Key], Seen[Key]] => [story.before[key], story.after[key]],
    left: () => story.left,
  }
}

describe('Express with express-session: the logout deletes the cookie only, and is a link', () => {
  const { pair, left } = storyOf('express-session', observe)

  it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
  it('is logged out of by the button of its page', () => { expect(pair('button')).toEqual(['GET /logout: 302', 'POST /logout: 302']) })
  it('is closed to the browser afterwards', () => { expect(pair('afterwards')).toEqual([401, 401]) })
  it('is closed to whoever kept the cookie', () => { expect(pair('replay')).toEqual([200, 401]) })
  it('leaves no cookie', () => { expect(pair('left')).toEqual([[], []]) })
  it('takes no GET for a logout', () => { expect(pair('afterGet')).toEqual([401, 200]) })
  it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
  it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
})

if (hasRedis()) {
  describe('Express with express-session in Redis: the logout deletes a cookie of another name, and is a link', () => {
    let redis: Redis
    beforeAll(async () => { redis = await startRedis() })
    afterAll(async () => { await redis.stop() })

    const { pair, left } = storyOf('express-redis', async (base) => {
      const stored = await storedAround(redis.url, async () => {
        const browser = new Browser(base)
        await browser.login()
        return () => browser.press('/', 'Log out')
      })
      return { stored, ...await observe(base) }
    }, () => ({ REDIS_URL: redis.url }))

    it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
    it('is logged out of by the button of its page', () => { expect(pair('button')).toEqual(['GET /logout: 302', 'POST /logout: 302']) })
    it('is closed to the browser afterwards', () => { expect(pair('afterwards')).toEqual([200, 401]) })
    it('is closed to whoever kept the cookie', () => { expect(pair('replay')).toEqual([200, 401]) })
    it('leaves no record in Redis', () => { expect(pair('stored')).toEqual(['1 after the login, 1 after the logout', '1 after the login, 0 after the logout']) })
    it('leaves no cookie', () => { expect(pair('left')).toEqual([['shop.sid'], []]) })
    it('takes no GET for a logout', () => { expect(pair('afterGet')).toEqual([200, 200]) })
    it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
    it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
  })
} else console.log('There is no `redis-server` on this machine: the application that keeps its sessions in Redis is not started.')

/** How many sessions Redis holds when a browser has logged in, and when it has logged out again. */
async function storedAround(url: string, login: () => Promise<() => Promise<unknown>>): Promise<string> {
  const client = createClient({ url })
  await client.connect()
  try {
    await client.flushAll()
    const logout = await login()
    const afterLogin = await client.dbSize()
    await logout()
    return `${String(afterLogin)} after the login, ${String(await client.dbSize())} after the logout`
  } finally {
    await client.close()
  }
}

describe('Express with Passport: `req.logout()` as before 0.6, which throws', () => {
  const { pair, left } = storyOf('passport', observe)

  it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
  it('is logged out of by the button of its page', () => { expect(pair('button')).toEqual(['POST /logout: 500', 'POST /logout: 302']) })
  it('is closed to the browser afterwards', () => { expect(pair('afterwards')).toEqual([200, 401]) })
  it('is closed to whoever kept the cookie', () => { expect(pair('replay')).toEqual([200, 401]) })
  // Passport goes on with a new session, which is nobody's.
  it('leaves the cookie of another session', () => { expect(pair('left')).toEqual([['connect.sid'], ['connect.sid']]) })
  it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
  it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
})

describe('Express with a slow store below a path: the answer does not wait, and the cookie is deleted by another path', () => {
  const { pair, left } = storyOf('express-admin', (base) => observe(`${base}admin/`))

  it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
  it('is logged out of by the button of its page', () => {
    expect(pair('button')).toEqual(['POST /admin/logout: 302', 'POST /admin/logout: 302'])
  })
  it('is closed to the browser afterwards', () => { expect(pair('afterwards')).toEqual([200, 401]) })
  it('is closed to whoever kept the cookie', () => { expect(pair('replay')).toEqual([200, 401]) })
  it('leaves no cookie', () => { expect(pair('left')).toEqual([['admin'], []]) })
  it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
  it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
})

describe('Express with a token in a cookie: the logout forgets the refresh token, and is a link', () => {
  const { pair, left } = storyOf('express-tokens', async (base) => {
    const kept = new Browser(base)
    await kept.login()
    const browser = await kept.copy()
    await browser.press('/', 'Log out')
    return { ...await observe(base), refresh: await browser.status('/refresh'), keptRefresh: await kept.status('/refresh') }
  })

  it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
  it('is logged out of by the button of its page', () => { expect(pair('button')).toEqual(['GET /logout: 302', 'POST /logout: 302']) })
  it('leaves no cookie', () => { expect(pair('left')).toEqual([['refresh_token'], []]) })
  it('gives the browser no new token', () => { expect(pair('refresh')).toEqual([200, 401]) })
  it('takes no GET for a logout', () => { expect(pair('afterGet')).toEqual([401, 200]) })
  it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
  it('is closed to whoever kept the refresh token', () => { expect(pair('keptRefresh')).toEqual([200, 401]) })
  it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
})

describe('Fastify with @fastify/session: the logout deletes the cookie only, which comes back, and is a link', () => {
  const { pair, left } = storyOf('fastify', observe)

  it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
  it('is logged out of by the button of its page', () => { expect(pair('button')).toEqual(['GET /logout: 302', 'POST /logout: 302']) })
  it('is closed to the browser afterwards', () => { expect(pair('afterwards')).toEqual([200, 401]) })
  it('is closed to whoever kept the cookie', () => { expect(pair('replay')).toEqual([200, 401]) })
  it('leaves no cookie', () => { expect(pair('left')).toEqual([['sessionId'], []]) })
  it('takes no GET for a logout', () => { expect(pair('afterGet')).toEqual([200, 200]) })
  it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
  it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
})

if (runsAll) {
  describe('Koa with koa-session: the logout deletes the cookie only, and is a link', () => {
    const { pair, left } = storyOf('koa', observe)

    it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
    it('is logged out of by the button of its page', () => { expect(pair('button')).toEqual(['GET /logout: 302', 'POST /logout: 302']) })
    it('is closed to the browser afterwards', () => { expect(pair('afterwards')).toEqual([401, 401]) })
    it('is closed to whoever kept the cookie', () => { expect(pair('replay')).toEqual([200, 401]) })
    it('leaves no cookie', () => { expect(pair('left')).toEqual([['koa.sess.sig'], []]) })
    it('takes no GET for a logout', () => { expect(pair('afterGet')).toEqual([401, 200]) })
    it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
    it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
  })

  describe('Hono with hono-sessions: the logout deletes the cookie only, and is a link', () => {
    const { pair, left } = storyOf('hono', observe)

    it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
    it('is logged out of by the button of its page', () => { expect(pair('button')).toEqual(['GET /logout: 302', 'POST /logout: 302']) })
    it('is closed to the browser afterwards', () => { expect(pair('afterwards')).toEqual([401, 401]) })
    it('is closed to whoever kept the cookie', () => { expect(pair('replay')).toEqual([200, 401]) })
    // The middleware gives whoever comes a session, which is nobody's.
    it('leaves the cookie of another session', () => { expect(pair('left')).toEqual([['session'], ['session']]) })
    it('takes no GET for a logout', () => { expect(pair('afterGet')).toEqual([401, 200]) })
    it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
    it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
  })

  describe('Next (App Router): the logout is a link and a route handler, and a server action deletes a cookie of another name', () => {
    const { pair, left } = storyOf('next', async (base) => {
      const browser = new Browser(base)
      await browser.login()
      const kept = await browser.copy()
      const action = await browser.press('/account', 'Sign out')
      return {
        ...await observe(base),
        action: `${action.request}: ${String(action.response.status)}`,
        leftByAction: await browser.cookieNames(),
        replayAfterAction: await kept.status('/me'),
      }
    }, () => ({ NEXT_TELEMETRY_DISABLED: '1' }))

    it('logs in', () => { expect(pair('login')).toEqual([200, 200]) })
    it('is logged out of by the button of its page', () => { expect(pair('button')).toEqual(['GET /logout: 307', 'POST /logout: 303']) })
    it('is closed to the browser afterwards', () => { expect(pair('afterwards')).toEqual([401, 401]) })
    it('leaves no cookie', () => { expect(pair('left')).toEqual([[], []]) })
    it('leaves no cookie after the server action', () => { expect(pair('leftByAction')).toEqual([['session_id'], []]) })
    it('has a server action that a form calls', () => { expect(pair('action')).toEqual(['POST /account: 303', 'POST /account: 303']) })
    it('takes no GET for a logout', () => { expect(pair('afterGet')).toEqual([401, 200]) })
    it('sends Clear-Site-Data', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
    it('is closed to whoever kept the cookie', () => { expect(pair('replay')).toEqual([200, 401]) })
    it('is closed to whoever kept the cookie that the server action took', () => { expect(pair('replayAfterAction')).toEqual([200, 401]) })
    it('leaves nothing to a person', () => { expect(left()).toEqual([]) })
  })
}
