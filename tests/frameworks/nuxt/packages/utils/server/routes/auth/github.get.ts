export default defineOAuthGitHubEventHandler({
  async onSuccess(event, { user }) {
    await setUserSession(event, { user }) //=> sets nuxt-session path=/ domain=-
    return sendRedirect(event, '/')
  },
})
