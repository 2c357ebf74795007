import { describe, expect, it } from 'vitest'
import {
  isLoginCallPath, isLogoutCallbackPath, isLogoutPath, isLogoutWord, isSessionResourcePath, LOOSE_LOGOUT, pathWords, promisesAllSessions,
} from '../../src/extract/words.ts'

const list = (text: string): string[] => text.trim().split(/\s+/)

describe('isLogoutWord', () => {
  const spellings = list(`
    logout log-out log_out logOut LogOut LOGOUT LOG_OUT Logout signout sign-out sign_out signOut SignOut SIGNOUT SIGN_OUT
    logoff log-off log_off logOff endSession end-session end_session EndSession`)
  it.each(spellings)('%s, however it is spelled', (name) => expect(isLogoutWord(name)).toBe(true))

  const doers = list(`
    logoutUser userLogout user_logout USER_LOGOUT LogOutUser signoutUser userSignOut handleLogout handleSignOut doLogout doSignOut
    performLogout processLogout requestLogout triggerLogout forceLogout force_logout customSignout custom-signout adminLogout
    employeeLogout portalLogout authLogout AUTH_LOGOUT getLogout postLogout deleteLogout apiLogout logoutApi logoutFn
    logoutController LogoutController logoutHandler logoutAction signOutAction logoutService LogoutUseCase LogoutCommand
    logoutMutation createLogoutController logout-all logoutAll LOGOUT_ALL logoutEverywhere logoutAllDevices logoutFromAllDevices
    logoutOfHub b2cLogout auth0Logout v2Logout logout2 logUserOut logMeOut signUserOut endUserSession endCurrentSession`)
  it.each(doers)('%s, which does it', (name) => expect(isLogoutWord(name)).toBe(true))

  const glued = list('userlogout logoutuser logoutall dologout adminlogout handlelogout ajaxlogout signoutuser')
  it.each(glued)('%s, glued to a word that is known', (name) => expect(isLogoutWord(name)).toBe(true))

  const paths = list('auth/logout user.logout oidc.logout auth:logout logout.php auth/sign-out')
  it.each(paths)('%s, with other names around it', (name) => expect(isLogoutWord(name)).toBe(true))

  it('takes a label for the act', () => expect(isLogoutWord('Log out')).toBe(true))
  it('does not take a sentence for it', () => expect(isLogoutWord('You will have to log out first')).toBe(false))

  const others = list(`
    logOutput log-output logOutFile logOutStream blogOut blogout catalogout catalogOut dialogOut dialogout analogOut backlogout
    signOutput designOut assignOutcome cosignout stdout login logIn sign signup signOff signoff sign-off startSession session
    logger
    logouts checkout timeout`)
  it.each(others)('not %s, which is another word', (name) => expect(isLogoutWord(name)).toBe(false))

  const states = list(`
    loggedOut logged_out isLoggedOut loggingOut isLoggingOut signedOut hasLogout shouldLogout canLogout isLogout allowLogout
    enableSingleSignOut autoLogout autoLogoutAt lastLogout logoutAt logout_at logoutTime logoutTimer logoutReason setLogout`)
  it.each(states)('not %s, which is a state or a setting', (name) => expect(isLogoutWord(name)).toBe(false))

  const addresses = list(`
    logoutUrl logoutURL LOGOUT_URL getLogoutUrl getGoogleLogoutUrl logoutRedirectUri postLogoutRedirectUri
    post_logout_redirect_uri
    end_session_endpoint redirectFromLogout logoutPath logoutLink logout_link logoutRoute logoutRoutes LogoutRouter`)
  it.each(addresses)('not %s, which is an address', (name) => expect(isLogoutWord(name)).toBe(false))

  const moments = list(`
    onLogout onLogOut on_signout_succeeded afterLogout afterSignOut beforeLogout preLogout activeSessionsBeforeLogout
    clearSiteDataOnLogout logoutOnFailure logoutOn401 logoutSuccess LOGOUT_SUCCESS LOGOUT_FAILURE LOGOUT_REQUEST logoutError
    signOutCallback logoutEvent`)
  it.each(moments)('not %s, which is a moment or an outcome', (name) => expect(isLogoutWord(name)).toBe(false))

  const things = list(`
    LogoutButton logoutBtn LogoutPage LogoutModal LogoutDialog showLogoutDialog confirmLogout logoutForm LogoutIcon IconLogout
    MdLogout CiLogout FaSignOutAlt IoLogOutOutline logout.svg useLogout useLogoutMutation LogoutModule logoutSchema LogoutDto
    LogoutInput LogoutProps LogoutDocument LogoutMutationVariables logoutOptions logoutMessage logoutToken getLogoutTokenKey
    buildLogoutCookies mockLogout logoutTest`)
  it.each(things)('not %s, which is a thing about it', (name) => expect(isLogoutWord(name)).toBe(false))

  const notices = list(`
    frontchannelLogout front-channel-logout frontChannelLogout backchannel_logout backChannelLogout singleLogout singleSignOut
    post-logout post_logout logout/callback`)
  it.each(notices)('not %s, which an identity provider calls', (name) => expect(isLogoutWord(name)).toBe(false))

  const otherSessions = list('endChatSession endGameSession mongoEndSession end_study_session endSessionTransaction')
  it.each(otherSessions)('not %s, which is another kind of session', (name) => expect(isLogoutWord(name)).toBe(false))

  it('has a quick test that lets all of these through', () => {
    expect([...spellings, ...doers, ...glued, ...paths].filter((name) => !LOOSE_LOGOUT.test(name))).toEqual([])
  })

  it('has more than 120 words', () => {
    const all = [spellings, doers, glued, paths, others, states, addresses, moments, things, notices, otherSessions].flat()
    expect(new Set(all).size).toBeGreaterThan(200)
  })
})

describe('isLogoutPath', () => {
  const logoutPaths = list(`
    /logout /logout/ logout /api/auth/sign-out /auth/signout /log-off /logout-all /logout/all /logout/everywhere /:tenant/logout
    /posts/1/logout /logout/:provider /(auth)/logout /auth/oidc.logout /api/auth/custom-signout /logout.php /logout.json
    {baseUriPath}/logout \${base}/logout https://example.com/logout /logout?next=/ /?/logout ?/logout /login?/signout
    /wp-login.php?action=logout /end-session /user/endsession /signoutuser /logout/confirm`)
  it.each(logoutPaths)('%s', (path) => expect(isLogoutPath(path)).toBe(true))

  const ownSessionPaths = list('/session/destroy /auth/session/end /api/v1/session/delete /sessions/current/delete')
  it.each(ownSessionPaths)('%s, the end of the own session', (path) => {
    expect(isLogoutPath(path)).toBe(true)
  })

  const otherPaths = list(`
    / /login /login?logout /login?returnTo=/logout https://logout.example.com/x /logOutput /blogout /icons/logout.svg /logout.html
    /assets/logout.js /chat/session/end /sessions/delete /sessions/:id/delete /session /:logout /users/loggedout /signoff
    /users/:id/logout /devices/[id]/sign-out /webhooks/logout /analytics/logout /signout-oidc /logout-reasons`)
  it.each(otherPaths)('not %s', (path) => {
    expect(isLogoutPath(path)).toBe(false)
  })
})

describe('isLogoutCallbackPath', () => {
  const callbackPaths = list(`
    /logout/callback /auth/logout/cb /logout/success /logout-success /logout/complete /logout/error /logged-out /loggedout
    /signed-out /post-logout /postLogout /postlogout /after-signout /frontchannel-logout /auth/backchannel/logout
    /back-channel-logout /oidc/backchannel_logout
    /saml/slo /saml2/sls /single-logout /oidc/end-session /connect/endsession /oauth2/end_session`)
  it.each(callbackPaths)('%s, and so no logout', (path) => {
    expect(isLogoutCallbackPath(path)).toBe(true)
    expect(isLogoutPath(path)).toBe(false)
  })

  const noCallbackPaths = list(`
    /logout /auth/logout/all /callback /auth/callback /end-session /slo /backchannel /saml/logout /logout?callback=x
    /posts/logout`)
  it.each(noCallbackPaths)('not %s', (path) => {
    expect(isLogoutCallbackPath(path)).toBe(false)
  })
})

describe('isSessionResourcePath', () => {
  const sessionPaths = list(`
    /session /sessions /api/session /api/v1/auth/session /users/session /sessions/current /session/me /me/session /user-session
    /login
    /api/v2/login /authentications /auth/sessions /admin/session \${prefix}/session /api/session/`)
  it.each(sessionPaths)('%s', (path) => {
    expect(isSessionResourcePath(path)).toBe(true)
  })

  const noSessionPaths = list(`
    / /sessions/:id /session/[id] /users/:id/sessions /rooms/:id/session /chat/session /checkout/session /upload/session /token
    /auth
    /session/new /sessions/stats /logout`)
  it.each(noSessionPaths)('not %s', (path) => expect(isSessionResourcePath(path)).toBe(false))
})

describe('pathWords', () => {
  it('leaves parameters, groups, query and origin out', () => {
    expect(pathWords('https://x.com/api/(app)/users/:id/sign-out?to=/login#top')).toEqual(['api', 'users', 'sign', 'out'])
  })
  it('takes names apart', () => expect(pathWords('/apiV2/logOutAll')).toEqual(['api', 'v', '2', 'log', 'out', 'all']))
  it('is empty for the root', () => expect(pathWords('/')).toEqual([]))
})

describe('promisesAllSessions', () => {
  it.each(list(`
    /logout-all /auth/logout/all /sessions/logout-all logoutAll signOutEverywhere logoutFromAllDevices /logoutall /sign-out-others
    logoutEverywhere`))('%s', (name) => expect(promisesAllSessions(name)).toBe(true))
  it.each(list(`
    /logout /all/users logout signOut logoutAllAccounts /logout-all-tabs /users/all /auth/all/callback allowLogout`))(
    'not %s', (name) => expect(promisesAllSessions(name)).toBe(false))
})

describe('isLoginCallPath', () => {
  it.each(['/api/auth.delete', '/sessions.destroy', 'login.end'])('%s is a procedure on the login', (path) => {
    expect(isLoginCallPath(path)).toBe(true)
  })

  it.each(['/api/auth.info', '/api/authenticationProviders.delete', '/auth/delete', '/auth.delete/confirm'])('%s is none', (path) => {
    expect(isLoginCallPath(path)).toBe(false)
  })
})
