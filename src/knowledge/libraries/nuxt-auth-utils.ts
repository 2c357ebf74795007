/** nuxt-auth-utils: the session of h3 under names of its own, which server files need not import. */
import { arg, defineLibrary } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

const setup: EffectRow = { is: 'session-setup', library: 'nuxt-auth-utils', options: arg(2) }
const sets: ValueRow = { call: { promise: true, effects: [setup, { is: 'set-own-cookie', library: 'nuxt-auth-utils' }] } }

/** defineOAuth…EventHandler({ onSuccess }): the handler of the callback, `onSuccess(event, { user, tokens })`. */
const providers = [
  'Apple', 'Atlassian', 'Auth0', 'Authentik', 'AzureB2C', 'Battledotnet', 'Box', 'Cognito', 'Discord', 'Dropbox', 'Facebook', 'Gitea', 'GitHub',
  'GitLab', 'Google', 'Heroku', 'Hubspot', 'Instagram', 'Keycloak', 'Kick', 'Line', 'Linear', 'LinkedIn', 'LiveChat', 'Microsoft', 'Oidc', 'Okta',
  'Ory', 'Osu', 'Paypal', 'Polar', 'RiotGames', 'Roblox', 'Salesforce', 'Seznam', 'ShopifyCustomer', 'Slack', 'Spotify', 'Steam', 'Strava',
  'TikTok', 'Twitch', 'VK', 'WorkOS', 'X', 'XSUAA', 'Yandex', 'Zitadel',
]
const callbacks: Readonly<Record<string, ValueRow>> =
  Object.fromEntries(providers.map((name) => [`defineOAuth${name}EventHandler`, { call: { returns: arg(0, 'onSuccess') } }]))

export default defineLibrary({
  id: 'nuxt-auth-utils',
  title: 'nuxt-auth-utils',
  packages: ['nuxt-auth-utils', '#auth-utils'],
  checked: '0.5.30',
  docs: 'https://github.com/atinux/nuxt-auth-utils',

  modules: {
    '#auth-utils': {
      members: {
        setUserSession: sets, replaceUserSession: sets,
        clearUserSession: {
          call: {
            promise: true,
            effects: [
              {
                is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
                why: 'the session is sealed in the cookie: nothing on the server can be ended',
              },
              { is: 'clear-own-cookie', library: 'nuxt-auth-utils' },
            ],
          },
        },
        getUserSession: { call: { promise: true } }, requireUserSession: { call: { promise: true } }, sessionHooks: {},
        ...callbacks, hashPassword: harmless, verifyPassword: harmless, passwordNeedsReHash: harmless,
      },
    },
  },

  autoImports: [{ within: ['server', 'layers/*/server', 'src/server'], modules: ['#auth-utils'] }],

  cookieApis: {
    cookie: {
      // The defaults of h3's session under `cookie: { sameSite: 'lax' }` of the module (src/module.ts); sent so by 0.5.30.
      path: { set: '/', clear: '/' },
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      undefinedPath: 'omit',
      emptyValueDeletes: true,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge'],
      maxAgeUnit: 's',
      checked: 'nuxt-auth-utils 0.5.30',
    },
  },

  session: {
    state: 'stateless',
    cookie: {
      nameOption: [['name']], defaultName: 'nuxt-session', options: ['cookie'], api: 'nuxt-auth-utils.cookie', credential: 'sealed-session',
    },
    clearsCookie: true,
    survivor: 'a copied cookie stays valid until its seal expires: the session is in the cookie',
  },
})
