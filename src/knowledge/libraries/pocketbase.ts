/**
 * PocketBase. The login is a signed token in the client's `authStore`, which a server keeps in a cookie; `authStore.clear()` sends
 * nothing, and there is no call that ends a token. Calls of a collection are sent at once (run with 0.28.1).
 */
import { arg, constant, defineLibrary, firstOf, pair, self } from '../define.ts'
import type { EffectRow, SetCookieString, ValueRow } from '../define.ts'
import { quiet } from '../provider-rows.ts'

const entity = self('entity')
const sent = (...effects: EffectRow[]): ValueRow => ({ call: { promise: true, effects } })
const byId = pair(constant('id'), arg(0))
const reads = sent({ is: 'data', op: 'read', entity })
const login: ValueRow = { call: { promise: true, effects: [{ is: 'session-setup', library: 'pocketbase' }, { is: 'token-issued' }] } }
/** exportToCookie(options?, name?): the text of a Set-Cookie header with what the store holds. */
const cookie: SetCookieString = { api: 'pocketbase.cookie', name: firstOf(arg(1), constant('pb_auth')), options: arg(0) }
const client: ValueRow = { construct: { returns: 'pocketbase.Client' } }

export default defineLibrary({
  id: 'pocketbase',
  title: 'PocketBase',
  packages: ['pocketbase'],
  checked: '0.28.1',
  docs: 'https://github.com/pocketbase/js-sdk',
  modules: { pocketbase: { ...client, members: { default: client } } },
  types: {
    Client: {
      members: {
        authStore: { type: 'pocketbase.AuthStore', same: true },
        collection: { call: { returns: 'pocketbase.Collection', with: { entity: arg(0) } } },
        ...Object.fromEntries(['autoCancellation', 'filter', 'cancelRequest', 'cancelAllRequests'].map((name) => [name, quiet])),
      },
    },
    AuthStore: {
      members: {
        clear: {
          call: {
            returns: 'receiver', with: { cleared: constant(true) },
            effects: [{
              is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
              why: 'the login of PocketBase is a signed token: forgetting it ends nothing, and nothing on the server can be ended',
            }],
          },
        },
        exportToCookie: {
          call: [
            { when: [{ has: self('cleared') }], returns: { setCookieString: { ...cookie, deletes: true } } },
            { returns: { setCookieString: cookie } },
          ],
        },
        loadFromCookie: quiet, save: quiet, onChange: quiet, isValid: {}, token: {}, record: {}, model: {},
      },
    },
    Collection: {
      members: {
        delete: sent({ is: 'data', op: 'delete', entity, where: byId }),
        update: sent({ is: 'data', op: 'update', entity, where: byId, values: arg(1), undefinedValues: 'ignored' }),
        create: sent({ is: 'data', op: 'insert', entity, values: arg(0) }),
        getOne: reads, getList: reads, getFullList: reads, getFirstListItem: reads,
        authWithPassword: login, authWithOAuth2: login, authWithOAuth2Code: login, authWithOTP: login, authRefresh: login,
      },
      anyMember: { call: { promise: true } },
    },
  },
  cookieApis: {
    cookie: {
      // { secure: true, sameSite: true, httpOnly: true, path: '/', …options }; a store without a valid token is exported as expired.
      path: { set: '/', clear: '/' },
      secure: true,
      httpOnly: true,
      sameSite: 'strict',
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: [],
      maxAgeUnit: 's',
      checked: 'pocketbase 0.28.1',
    },
  },
  session: {
    state: 'stateless',
    // The application writes the cookie itself.
    clearsCookie: false,
    survivor: 'the token until it expires',
  },
})
