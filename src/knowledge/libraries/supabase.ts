import { arg, defineLibrary, merged, pair, self } from '../define.ts'
import type { CallRow, EffectRow, ValueRow } from '../define.ts'

const provider = 'Supabase'
const cookie: EffectRow = { is: 'clear-own-cookie', library: 'supabase' }
// signOut(options?): 'global' by default; requests run and counted with supabase-js 2.109 (sessions.md §3).
const others: CallRow = {
  when: [{ arg: 0, keys: ['scope'], equals: 'others' }],
  promise: true,
  effects: [{
    is: 'invalidate', what: 'session', effect: 'none', scope: 'other-sessions',
    why: 'the scope `others` spares the current session',
  }],
}
const local: EffectRow = { is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'current-session', provider }
const global: EffectRow = { is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'all-sessions', provider }
const signOut: readonly CallRow[] = [
  others,
  { when: [{ arg: 0, keys: ['scope'], equals: 'local' }], promise: true, effects: [local] },
  { promise: true, effects: [global] },
]
const signOutWithCookies: readonly CallRow[] = [
  others,
  { when: [{ arg: 0, keys: ['scope'], equals: 'local' }], promise: true, effects: [local, cookie] },
  { promise: true, effects: [global, cookie] },
]
const plain: ValueRow = { call: { returns: 'supabase.Client' } }
const server: ValueRow = {
  call: { returns: 'supabase.ServerClient', effects: [{ is: 'session-setup', library: 'supabase', options: arg(2) }] },
}
const helpers: ValueRow = {
  members: {
    createServerClient: server, createRouteHandlerClient: server, createServerActionClient: server,
    createServerComponentClient: server, createMiddlewareClient: server, createPagesServerClient: server,
    createServerSupabaseClient: server, createMiddlewareSupabaseClient: server,
    createBrowserClient: plain, createClientComponentClient: plain, createPagesBrowserClient: plain,
    createBrowserSupabaseClient: plain,
  },
}
/** `.eq('token', value)` */
const filter: ValueRow = {
  call: { returns: 'receiver', with: { where: merged(self('where'), pair(arg(0), arg(1))) } },
}

export default defineLibrary({
  id: 'supabase',
  title: 'Supabase',
  packages: [
    '@supabase/supabase-js', '@supabase/ssr', '@supabase/auth-helpers-nextjs', '@supabase/auth-helpers-remix',
    '@supabase/auth-helpers-sveltekit',
  ],
  checked: 'supabase-js 2.109, ssr 0.12',
  docs: 'https://supabase.com/docs/reference/javascript/auth-signout',

  modules: {
    '@supabase/supabase-js': { members: { createClient: plain } },
    '@supabase/ssr': helpers,
    '@supabase/auth-helpers-nextjs': helpers,
    '@supabase/auth-helpers-remix': helpers,
    '@supabase/auth-helpers-sveltekit': helpers,
  },

  records: {
    ends: "{client}.from({table}).delete().eq('{key}', {value})",
    empties: "{client}.from({table}).update({ {field}: null }).eq('{key}', {value})",
  },
  types: {
    Client: {
      members: {
        auth: { type: 'supabase.Auth' },
        from: { call: { returns: 'supabase.Table', with: { table: arg(0) } } },
        rpc: { call: { lazy: true } },
      },
    },
    ServerClient: { extends: 'supabase.Client', members: { auth: { type: 'supabase.ServerAuth' } } },
    Auth: {
      members: {
        signOut: { call: signOut },
        // admin.signOut(jwt, scope?)
        admin: { members: { signOut: { call: { promise: true, effects: [local] } } }, anyMember: { call: { promise: true } } },
        onAuthStateChange: { call: {} },
      },
      anyMember: { call: { promise: true } },
    },
    ServerAuth: { extends: 'supabase.Auth', members: { signOut: { call: signOutWithCookies } } },
    // Lazy: nothing is sent before await or then (run).
    Table: {
      members: {
        delete: {
          call: {
            returns: 'supabase.Query', lazy: true,
            effects: [{ is: 'data', op: 'delete', entity: self('table'), where: self('where') }],
          },
        },
        update: {
          call: {
            returns: 'supabase.Query', lazy: true,
            // JSON drops undefined: the column stays.
            effects: [{
              is: 'data', op: 'update', entity: self('table'), where: self('where'), values: arg(0), undefinedValues: 'ignored',
            }],
          },
        },
        insert: {
          call: {
            returns: 'supabase.Query', lazy: true,
            effects: [{ is: 'data', op: 'insert', entity: self('table'), values: arg(0) }],
          },
        },
        upsert: {
          call: {
            returns: 'supabase.Query', lazy: true,
            effects: [{ is: 'data', op: 'upsert', entity: self('table'), values: arg(0) }],
          },
        },
        select: {
          call: {
            returns: 'supabase.Query', lazy: true,
            effects: [{ is: 'data', op: 'read', entity: self('table'), where: self('where') }],
          },
        },
      },
    },
    // Filters: postgrest-js 2 PostgrestFilterBuilder.
    Query: {
      members: {
        eq: filter, is: filter, in: filter, neq: filter, gt: filter, gte: filter, lt: filter, lte: filter, like: filter,
        contains: filter,
        filter: { call: { returns: 'receiver', with: { where: merged(self('where'), pair(arg(0), arg(2))) } } },
        match: { call: { returns: 'receiver', with: { where: merged(self('where'), arg(0)) } } },
      },
      anyMember: { call: { returns: 'receiver' } },
    },
  },

  session: {
    state: 'delegated',
    provider,
    // @supabase/ssr sets and deletes sb-<project>-auth-token (and its chunks) through setAll.
    clearsCookie: true,
    survivor: 'the access token until it expires, where it is only verified locally',
  },
})
