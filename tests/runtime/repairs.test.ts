/**
 * Repairs are true: real applications with a defect are started, used, repaired and used again. Each expectation is a pair, of
 * what was seen before the repair and what is seen after it.
 *
 * `npm test` runs the applications of Express and Fastify. All of them run with `npm run test:runtime`, or wherever the
 * environment has SECURE_LOGOUT_RUNTIME=all.
 */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { observe, repairedStory, stopAll, type Observation, type Story } from './harness.ts'

afterEach(stopAll)

describe('Express with express-session: the logout deletes the cookie only, and is a link', () => {
  let story: Story<Observation>
  beforeAll(async () => { story = await repairedStory('express-session', observe) })
  const pair = <Key extends keyof Observation>(key: Key): [Observation[Key], Observation[Key]] => [story.before[key], story.after[key]]

  it('a login works', () => { expect(pair('login')).toEqual([200, 200]) })
  it('the button of the page makes the request that is answered', () => {
    expect(pair('button')).toEqual(['GET /logout: 302', 'POST /logout: 302'])
  })
  it('the button logs the browser out', () => { expect(pair('afterwards')).toEqual([401, 401]) })
  it('a kept cookie no longer opens the account', () => { expect(pair('replay')).toEqual([200, 401]) })
  it('the cookie is gone', () => { expect(pair('left')).toEqual([[], []]) })
  it('a GET no longer logs anybody out', () => { expect(pair('afterGet')).toEqual([401, 200]) })
  it('Clear-Site-Data is sent', () => { expect(pair('clearSiteData')).toEqual([null, '"cookies", "storage"']) })
  it('nothing is left to a person', () => { expect(story.left).toEqual([]) })
})
